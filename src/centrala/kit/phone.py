"""Telephone numbers: read as people write them, kept in E.164."""

import phonenumbers


def e164(text: str, country: str = "RO") -> str | None:
    """E.164 of a number as written or dialled (07…, +407…, 00407… are one), None when it is none."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_prefix(country: str) -> str:
    """How the E.164 numbers of a country begin: "+40" for RO."""
    return f"+{phonenumbers.country_code_for_region(country)}"


def shown(number: str, country: str = "RO") -> str:
    """As people of `country` write it: national form at home, international elsewhere."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return number
    home = phonenumbers.region_code_for_number(parsed) == country
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)
