"""The certificate that the web process shows: the company's own, or one that we make and renew."""

import asyncio
import ipaddress
import os
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from centrala.kit.errors import AppError
from centrala.kit.settings import Settings, names_served

LIFE = timedelta(days=397)
"""The longest that browsers accept of a certificate."""
RENEWED = timedelta(days=30)
"""So long before its end."""
LOOK_S = 3600.0
log = structlog.get_logger(__name__)


def prepare(settings: Settings, now: datetime | None = None) -> None:
    """Makes or renews the generated one, and tries the pair. Raises AppError tls.unusable {path, problem}."""
    at = now or datetime.now(UTC)
    tls = settings.tls
    if tls.mode == "generated" and not _serves(tls.certificate, names_served(settings), at):
        _make(settings, at)
    if tls.mode != "off":
        load(settings, ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))


def load(settings: Settings, context: ssl.SSLContext) -> None:
    """New connections on the context get the files as they are now. Raises AppError tls.unusable."""
    try:
        context.load_cert_chain(settings.tls.certificate, settings.tls.key)
    except OSError as error:  # ssl.SSLError too
        raise AppError("tls.unusable", 500, path=str(settings.tls.certificate), problem=str(error)) from error


async def keep_fresh(settings: Settings, context: ssl.SSLContext, every_s: float = LOOK_S) -> None:
    """For ever: renewed files are used without a restart; what can't be used leaves the earlier ones in place."""
    while True:
        await asyncio.sleep(every_s)
        try:
            await asyncio.to_thread(prepare, settings)
            load(settings, context)
        except (AppError, OSError, ValueError) as error:
            log.error("tls.not_renewed", error=str(error))


def ends(file: Path) -> datetime:
    """Raises OSError or ValueError when it is no certificate."""
    return x509.load_pem_x509_certificate(file.read_bytes()).not_valid_after_utc


def _serves(file: Path, names: list[str], at: datetime) -> bool:
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
        held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return False
    return certificate.not_valid_after_utc - at > RENEWED and set(_general(names)) <= set(held)


def _make(settings: Settings, at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    names = names_served(settings)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    builder = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + LIFE - timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(_general(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    settings.tls.key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    _write(settings.tls.key, key.private_bytes(*form))
    _write(settings.tls.certificate, builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))


def _general(names: list[str]) -> list[x509.GeneralName]:
    return [_one(name) for name in names]


def _one(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _write(file: Path, content: bytes) -> None:
    draft = file.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
    draft.replace(file)
