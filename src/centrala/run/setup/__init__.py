"""Set-up: from a fresh clone to everything the product and its tests need, without root.

Standard library only, for any Python >= 3.11: it runs before anything is installed. ``python3 -m centrala.run.setup``.
"""
