"""One instance and one browser for all journeys; people, customers and calls are each test's own."""

from collections.abc import AsyncIterator, Generator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright

from tests.e2e.api import Api
from tests.e2e.browser import OPERATOR_HZ, launch
from tests.e2e.instance import Instance
from tests.e2e.scene import Scene
from tests.tone import write_tone

FAILED = pytest.StashKey[bool]()
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys share the instance's event loop, and are told apart by the mark `e2e`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def instance() -> AsyncIterator[Instance]:
    instance = Instance()
    try:
        yield await instance.start()
    except AssertionError:
        print(instance.logs())  # noqa: T201
        raise
    finally:
        left = await instance.stop()
        instance.remove()
    assert not left, f"still there after Ctrl-C: {left}"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as playwright:
        yield playwright


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    microphone = tmp_path_factory.mktemp("microphone") / "operator.wav"
    write_tone(microphone, OPERATOR_HZ)
    browser = await launch(playwright, microphone)
    yield browser
    await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def admin(playwright: Playwright, instance: Instance) -> AsyncIterator[Api]:
    api = await Api.apart(playwright, instance.address)
    await api.sign_in(instance.account("administrator"))
    yield api
    await api.requests.dispose()


@pytest_asyncio.fixture(loop_scope="session")
async def scene(
    request: pytest.FixtureRequest, instance: Instance, playwright: Playwright, browser: Browser, admin: Api
) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        scene = Scene(instance, playwright, browser, admin, stack)
        yield scene
        if request.node.stash.get(FAILED, False):
            await _show(scene, request.node.name)


async def _show(scene: Scene, name: str) -> None:
    print(scene.instance.logs())  # noqa: T201
    folder = scene.instance.home.with_suffix(".failed")
    folder.mkdir(exist_ok=True)
    for number, page in enumerate(page for page in scene.pages if not page.is_closed()):
        await page.screenshot(path=folder / f"{name}-{number}.png".replace("/", "_"), full_page=True)
    print(f"screenshots in {folder}")  # noqa: T201
