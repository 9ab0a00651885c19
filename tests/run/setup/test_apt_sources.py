"""The machine's Debian mirror is found however apt's sources are written."""

from pathlib import Path

import pytest

from centrala.run.setup.apt_sources import mirror, parse, read_machine

DEB822 = """\
Types: deb
# a comment between the fields
URIs: http://mirror.test/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.test/debian-security
Suites: bookworm-security
Components: main
"""


def test_deb822_sources_name_the_mirror() -> None:
    assert mirror(parse("debian.sources", DEB822)) == "http://mirror.test/debian"


def test_one_line_sources_name_the_mirror_past_options_and_comments() -> None:
    content = (
        "# deb http://old.test/debian bookworm main\n"
        "deb-src http://source.test/debian bookworm main\n"
        "deb [arch=amd64 signed-by=/k.gpg] http://mirror.test/debian/ bookworm main contrib # ours\n"
    )
    assert mirror(parse("sources.list", content)) == "http://mirror.test/debian/"


def test_a_list_of_mirrors_as_cloud_images_have_it_is_one() -> None:
    content = (
        "Types: deb deb-src\nURIs: mirror+file:///etc/apt/mirrors/debian.list\nSuites: bookworm\nComponents: main\n"
    )
    assert mirror(parse("debian.sources", content)) == "mirror+file:///etc/apt/mirrors/debian.list"


@pytest.mark.parametrize(
    "line",
    [
        "deb http://mirror.test/debian-security bookworm-security main",
        "deb http://mirror.test/debian bookworm-updates main",
        "deb https://vendor.test/linux/debian bookworm stable",
        "deb http://mirror.test/ubuntu jammy main",
        "deb cdrom:[Debian]/ bookworm main",
        "deb file:/srv/debian bookworm main",
    ],
)
def test_what_is_not_the_debian_archive_is_not_taken_for_it(line: str) -> None:
    assert mirror(parse("x.list", line)) is None


def test_the_archive_itself_goes_before_a_snapshot_of_it() -> None:
    snapshot = "deb http://snapshot.test/archive/debian/20250520T000000Z bookworm main\n"
    archive = "deb http://mirror.test/debian sid main\n"
    assert mirror(parse("sources.list", snapshot)) is not None
    assert mirror(parse("sources.list", snapshot + archive)) == "http://mirror.test/debian"


def test_a_source_that_is_switched_off_is_not_used() -> None:
    assert mirror(parse("debian.sources", "Enabled: no\n" + DEB822)) is None


def test_continued_fields_are_read_whole() -> None:
    content = (
        "Types: deb\nURIs:\n http://one.test/debian\n http://two.test/debian\nSuites: bookworm\nComponents: main\n"
    )
    assert [source.uri for source in parse("debian.sources", content)] == [
        "http://one.test/debian",
        "http://two.test/debian",
    ]


def test_only_the_files_apt_reads_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "sources.list.d"
    folder.mkdir()
    (folder / "debian.sources.disabled").write_text(DEB822)
    assert read_machine(tmp_path) == []
    (folder / "debian.sources").write_text(DEB822)
    assert mirror(read_machine(tmp_path)) == "http://mirror.test/debian"
