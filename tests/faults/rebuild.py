"""`python -m tests.faults.rebuild`: an empty CENTRALA_HOME gets the records that follow from its journal alone."""

from centrala.adapters.journal import chosen
from centrala.kit import settings as settings_of
from centrala.run.prepare import prepare


def main() -> None:
    prepare(demo=False)
    from centrala.apps.interactions.projector import catch_up
    from centrala.contract import port
    from centrala.site.bindings import NoEngine

    port.bind(NoEngine(), chosen.reader(settings_of.read()))
    catch_up()


if __name__ == "__main__":
    main()
