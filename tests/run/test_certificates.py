"""The certificate that we make, and the company's own."""

import asyncio
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from centrala.kit import settings as settings_of
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings, Tls
from centrala.run import certificates
from tests.waiting import until, until_true

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def made_for(home: Path, **more: str) -> Settings:
    asked = {"CENTRALA_HOME": str(home), "CENTRALA_HTTP": "0.0.0.0:8000", "CENTRALA_TLS": "generated"}
    return settings_of.read(asked | more)


def content(settings: Settings) -> bytes:
    return settings.tls.certificate.read_bytes()


def test_it_names_every_host_and_address(tmp_path: Path) -> None:
    settings = made_for(tmp_path, CENTRALA_NAMES="desk.example, 192.0.2.7")
    certificates.prepare(settings, NOW)
    held = x509.load_pem_x509_certificate(content(settings)).extensions
    names = held.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["desk.example", "localhost"]
    assert [str(one) for one in names.get_values_for_type(x509.IPAddress)] == ["192.0.2.7", "127.0.0.1", "::1"]
    assert settings.tls.key.stat().st_mode & 0o777 == 0o600


def test_it_stays_until_its_last_month(tmp_path: Path) -> None:
    settings = made_for(tmp_path)
    certificates.prepare(settings, NOW)
    first = content(settings)
    certificates.prepare(settings, NOW + timedelta(days=300))
    assert content(settings) == first
    certificates.prepare(settings, NOW + timedelta(days=370))
    assert content(settings) != first
    assert certificates.ends(settings.tls.certificate) > NOW + timedelta(days=700)


def test_it_is_made_again_for_another_name(tmp_path: Path) -> None:
    certificates.prepare(made_for(tmp_path), NOW)
    renamed = made_for(tmp_path, CENTRALA_NAMES="desk.example")
    first = content(renamed)
    certificates.prepare(renamed, NOW)
    assert content(renamed) != first


def test_own_files_are_left_as_they_are_and_must_fit(tmp_path: Path) -> None:
    made, other = made_for(tmp_path / "a"), made_for(tmp_path / "b")
    certificates.prepare(made, NOW)
    certificates.prepare(other, NOW)
    own = replace(made, tls=Tls("files", made.tls.certificate, made.tls.key))
    before = content(made)
    certificates.prepare(own, NOW + timedelta(days=500))
    assert content(made) == before
    with pytest.raises(AppError, match=r"tls\.unusable"):
        certificates.prepare(replace(own, tls=replace(own.tls, key=other.tls.key)))


async def test_renewed_files_are_used_without_a_restart(tmp_path: Path) -> None:
    settings = made_for(tmp_path)
    certificates.prepare(settings)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificates.load(settings, context)
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    keeping = asyncio.create_task(certificates.keep_fresh(settings, context, every_s=0.01))
    settings.tls.certificate.unlink()  # then another one is made
    try:
        await until(settings.tls.certificate.exists, "another certificate")

        async def is_shown() -> bool:
            shown = await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", port))
            return shown == content(settings).decode()

        await until_true(is_shown, "the other certificate is shown")
    finally:
        keeping.cancel()
        server.close()


@pytest.mark.parametrize("wrong", [{"CENTRALA_TLS": "maybe"}, {"CENTRALA_TLS": "files"}, {"CENTRALA_NAMES": "a b"}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(AppError, match=r"settings\.invalid"):
        settings_of.read(wrong)
