import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sip import digest, messages, sdp
from tests.sip.dialog import Dialog, branch_of
from tests.sip.messages import NotSipError

OK = (
    b"SIP/2.0 200 OK\r\nv: SIP/2.0/UDP 127.0.0.1:5090;rport=5090;branch=z9hG4bKab\r\n"
    b"f: <sip:0722000111@127.0.0.1>;tag=a\r\nt: <sip:0310000100@127.0.0.1>;tag=b\r\ni: 123\r\n"
    b"CSeq: 7\r\n  INVITE\r\nm: <sip:127.0.0.1:5060>\r\nl: 3\r\n\r\nabc"
)


def test_an_answer_with_compact_and_folded_headers_is_read() -> None:
    answer = messages.parse(OK)
    assert (answer.is_answer, answer.status, answer.method, answer.cseq) == (True, 200, "INVITE", 7)
    assert messages.uri_in(answer.first("contact")) == "sip:127.0.0.1:5060"
    assert answer.body == b"abc"


def test_a_request_reads_back_as_it_was_written() -> None:
    dialog = Dialog("<sip:a@127.0.0.1>;tag=x", "<sip:b@127.0.0.1>", "sip:b@127.0.0.1:5060", "127.0.0.1", 5090, "a")
    invite = messages.parse(dialog.request("INVITE", body=b"v=0\r\n", branch="z9hG4bKq").to_bytes())
    assert (invite.method, invite.body, branch_of(invite)) == ("INVITE", b"v=0\r\n", "z9hG4bKq")
    assert invite.first("call-id") == dialog.call_id


def test_an_answer_repeats_what_names_the_request() -> None:
    bye = messages.parse(OK.replace(b"SIP/2.0 200 OK", b"BYE sip:a@127.0.0.1 SIP/2.0"))
    ok = messages.answer(bye, 200, "OK", tag="new")
    assert [ok.first(name) for name in ("via", "from", "to", "call-id", "cseq")] == [
        bye.first(name) for name in ("via", "from", "to", "call-id", "cseq")
    ]


@given(st.binary(max_size=200))
def test_noise_is_refused_as_no_message(noise: bytes) -> None:
    with pytest.raises(NotSipError):
        messages.parse(noise)


def test_the_digest_is_that_of_the_rfc() -> None:
    """RFC 2617 section 3.5, without qop (RFC 2069's form)."""
    challenge = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'
    value = digest.credentials(
        challenge, username="Mufasa", password="CircleOfLife", method="GET", uri="/dir/index.html"
    )
    assert messages.params_in(value)["response"] == "1949323746fe6a43ef61f9606e7febea"


def test_our_own_offer_is_one_we_could_answer() -> None:
    audio = sdp.parse(sdp.offer("127.0.0.1", 4000))
    assert audio == sdp.Audio("127.0.0.1", 4000, "PCMA", sdp.EVENTS)


def test_a_description_without_g711_is_refused() -> None:
    with pytest.raises(sdp.NoAudioError):
        sdp.parse(b"v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 4000 RTP/AVP 96\r\n")
