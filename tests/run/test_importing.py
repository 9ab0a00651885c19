"""`centrala import customers`."""

import csv
from pathlib import Path

from tests.run.installation import Installation


async def test_refused_lines_stand_in_a_file_that_can_be_corrected_and_imported(tmp_path: Path) -> None:
    here, file, result = Installation(tmp_path / "home"), tmp_path / "clients.csv", tmp_path / "clients.result.csv"
    await here.prepare()
    file.write_text("nume;telefon\nȘtefan;0722000101\nAna;12\n", encoding="utf-8")
    status, printed = await here.centrala("import", "customers", file)
    assert (status, "1 customers made of 2 lines" in printed) == (1, True), printed
    assert result.stat().st_mode & 0o777 == 0o600
    head, (line, name, phones, problem) = csv.reader(result.read_text(encoding="utf-8").splitlines())
    assert (line, name, phones) == ("3", "Ana", "12")
    assert problem.startswith("“12” is not")
    with result.open("w", encoding="utf-8") as corrected:
        csv.writer(corrected).writerows([head, [line, name, "0733000102", ""]])
    status, printed = await here.centrala("import", "customers", result)
    assert (status, "1 customers made of 1 lines" in printed) == (0, True), printed
    assert sorted(here.ask("SELECT number FROM customers_customerphone")) == [("+40722000101",), ("+40733000102",)]


async def test_what_is_no_such_file_is_told(tmp_path: Path) -> None:
    here, file = Installation(tmp_path / "home"), tmp_path / "clients.csv"
    await here.prepare()
    file.write_bytes("nume;telefon\nȘtefan;0722000101\n".encode("utf-16"))
    for wrong in (file, tmp_path / "nothing.csv"):
        status, printed = await here.centrala("import", "customers", wrong)
        assert (status, "can't be read as CSV" in printed) == (2, True), printed
