"""How passwords are kept: Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet, 2024),
so that a few sign-ins at once don't need hundreds of megabytes."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
