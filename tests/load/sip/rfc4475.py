"""The torture messages of RFC 4475, by their names there. Bodies and headers are the RFC's, shortened where it only
repeats itself; `Content-Length: @` stands for the body's true length. VALID may be answered as their senders wish."""

from collections.abc import Iterator

SDP = (
    "v=0\r\no=mhandley 29739 7272939 IN IP4 192.0.2.3\r\ns=-\r\nc=IN IP4 192.0.2.4\r\nt=0 0\r\n"
    "m=audio 49217 RTP/AVP 0 12\r\nm=video 3227 RTP/AVP 31\r\na=rtpmap:31 LPC\r\n"
)
VIA = "Via: SIP/2.0/UDP host5.example.net;branch=z9hG4bK"


def plain(method: str, name: str, *more: str, uri: str = "sip:user@example.com", body: str = "", **changed: str) -> str:
    """A usual request of the RFC's frame, with headers changed or left out (""), and more at its end."""
    headers = {
        "Via": f"SIP/2.0/UDP host5.example.net;branch=z9hG4bK{name}",
        "To": "sip:j.user@example.com",
        "From": f"sip:caller@example.net;tag={name}",
        "Max-Forwards": "70",
        "Call-ID": f"{name}.0ha0isndaksdj99sdfafnl3lk233412",
        "CSeq": f"8 {method}",
        "Contact": "<sip:caller@host5.example.net>",
        "Content-Length": "@",
    }
    headers |= {key.replace("_", "-"): value for key, value in changed.items()}
    lines = [f"{method} {uri} SIP/2.0", *(f"{key}: {value}" for key, value in headers.items() if value), *more]
    return "\r\n".join(lines) + "\r\n\r\n" + body


def invite(name: str, *more: str, uri: str = "sip:user@example.com", **changed: str) -> str:
    return plain("INVITE", name, "Content-Type: application/sdp", *more, uri=uri, body=SDP, **changed)


VALID = {
    "wsinv": (
        "INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0\r\n"
        "TO :\r\n sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n\r\n"
        'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8\r\n'
        "MaX-fOrWaRdS: 0068\r\nCall-ID: wsinv.ndaksdj@192.0.2.1\r\nContent-Length   : @\r\ncseq: 0009\r\n  INVITE\r\n"
        "Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\ns :\r\n"
        "NewFangledHeader:   newfangled value\r\n continued newfangled value\r\n"
        "UnknownHeaderWithUnusualValue: ;;,,;;,;\r\nContent-Type: application/sdp\r\n"
        "Route:\r\n <sip:services.example.com;lr;unknownwith=value;unknown-no-value>\r\n"
        "v:  SIP  / 2.0  / TCP     spindle.example.com   ;\r\n  branch  =   z9hG4bK9ikj8  ,\r\n"
        " SIP  /    2.0   / UDP  192.168.255.111   ; branch=\r\n z9hG4bK30239\r\n"
        'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =\r\n      newvalue ;\r\n'
        "  secondparam ; q = 0.33\r\n\r\n" + SDP
    ),
    "intmeth": (
        "!interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*"
        ":&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0\r\n"
        "Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+`'~\r\n"
        'To: "BEL:\\\x07 NUL:\\\x00 DEL:\\\x7f" <sip:1_unusual.URI~(to-be!sure)&isn\'t+it$/crazy?,/;;*@example.com>\r\n'
        "From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="
        '"работающий";tag=_token~1\'+`*%!-.\r\n'
        "Call-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{\r\n"
        "CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~\r\nMax-Forwards: 255\r\n"
        "extensionHeader-!.%*+_`'~:\ufeff大停電\r\nContent-Length: 0\r\n\r\n"
    ),
    "esc01": invite(
        "esc01",
        uri="sip:sips%3Auser%40example.com@example.net",
        To="sip:%75se%72@example.com",
        From="<sip:I%20have%20spaces@example.net>;tag=938",
        Contact="<sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>",
    ),
    "escnull": plain(
        "REGISTER",
        "escnull",
        "Contact: <sip:%00%00@host5.example.com>",
        uri="sip:example.com",
        To="sip:null-%00-null@example.com",
        From="sip:null-%00-null@example.com;tag=839923423",
        Contact="<sip:%00@host5.example.com>",
    ),
    "esc02": plain(
        "RE%47IST%45R",
        "esc02",
        uri="sip:registrar.example.com",
        To='"%Z%45" <sip:resource@example.com>',
        From='"%Z%45" <sip:resource@example.com>;tag=f232jadfj23',
        Contact="<sip:alias1@host1.example.com>, <sip:alias2@host2.example.com>",
    ),
    "lwsdisp": plain(
        "OPTIONS", "lwsdisp", From="caller<sip:caller@example.com>;tag=323", To="sip:user@example.com", Contact=""
    ),
    "longreq": invite(
        "longreq",
        *(f"Unknown-{'Long' * 20}Name: unknown-{'long' * 20}-value;{'param' * 60}" for _ in range(3)),
        *(f"{VIA}{number}" for number in range(30)),
        To='"I have a user name of '
        + "extreme" * 10
        + ' proportion"<sip:user@example.com:6000;unknownparam1='
        + "verylong" * 30
        + ";longparam"
        + "name" * 20
        + "=shortvalue>",
        Call_ID=f"longreq.one{'really' * 20}longcallid",
    ),
    "dblreq": plain("REGISTER", "dblreq", uri="sip:example.com") + invite("dblreq2"),
    "semiuri": plain("OPTIONS", "semiuri", uri="sip:user;par=u%40example.net@example.com", Contact=""),
    "transports": plain(
        "OPTIONS",
        "transports",
        "Via: SIP/2.0/SCTP t2.example.com;branch=z9hG4bKklasjdhf",
        "Via: SIP/2.0/TLS t3.example.com;branch=z9hG4bK2980unddj",
        "Via: SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKasd0f3en",
        "Via: SIP/2.0/TCP t5.example.com;branch=z9hG4bK0a9idfnee",
    ),
    "mpart01": plain(
        "MESSAGE",
        "mpart01",
        "Content-Type: multipart/mixed;boundary=7a9cbec02ceef655",
        Contact="",
        body="--7a9cbec02ceef655\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\r\nHello\r\n"
        "--7a9cbec02ceef655\r\nContent-Type: application/octet-stream\r\n"
        "Content-Transfer-Encoding: binary\r\n\r\n0\x82\x01R\x06\x09*\x86H\x86\xf7\r\x01\x07\x02\r\n"
        "--7a9cbec02ceef655--\r\n",
    ),
    "unreason": (
        "SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое\r\n"
        "Via: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923\r\nCall-ID: unreason.1234ksdfak3j2erwedfsASdf\r\n"
        "CSeq: 35 INVITE\r\nFrom: sip:user@example.com;tag=11141343\r\nTo: sip:user@example.edu;tag=2229\r\n"
        "Content-Length: @\r\nContent-Type: application/sdp\r\nContact: <sip:user@host198.example.com>\r\n\r\n" + SDP
    ),
    "noreason": (
        "SIP/2.0 100 \r\nVia: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe\r\nCall-ID: noreason.asndj203insdf\r\n"
        "CSeq: 35 INVITE\r\nFrom: <sip:user@example.com>;tag=39ansfi3\r\nTo: <sip:user@example.edu>;tag=902jndnke3\r\n"
        "Content-Length: 0\r\nContact: <sip:user@host105.example.com>\r\n\r\n"
    ),
}

INVALID = {
    "badinv01": invite(
        "badinv01",
        To="sip:j.user@example.com;;;tag=",
        Via="SIP/2.0/UDP 192.0.2.15;;,;,,",
        Contact='"Joe" <sip:joe@example.org>;;;;',
    ),
    "clerr": invite("clerr", Content_Length="9999"),
    "ncl": invite("ncl", Content_Length="-999"),
    "scalar02": plain(
        "REGISTER",
        "scalar02",
        "Expires: 1000000000000000000000000000000000000000000000000000000000",
        uri="sip:example.com",
        CSeq="36893488147419103232 REGISTER",
        Max_Forwards="300",
        Contact="<sip:user@host129.example.com>;expires=280297596632815",
    ),
    "scalarlg": (
        "SIP/2.0 503 Service Unavailable\r\nVia: SIP/2.0/TCP host129.example.com;branch=z9hG4bKzzxdiwo34sw\r\n"
        "To: <sip:user@example.com>\r\nFrom: <sip:other@example.net>;tag=2easdjfejw\r\n"
        "CSeq: 9292394834772304023312 OPTIONS\r\nCall-ID: scalarlg.noase0of0234hn2qofoaf0232aewf2394r\r\n"
        'Retry-After: 949302838503028349304023988\r\nWarning: 1812 overture "In Progress"\r\nContent-Length: 0\r\n\r\n'
    ),
    "quotbal": invite("quotbal", To='"Mr. J. User <sip:j.user@example.com>'),
    "ltgtruri": invite("ltgtruri", uri="<sip:user@example.com>"),
    "lwsruri": invite("lwsruri", uri="sip:user@example.com; lr"),
    "lwsstart": invite("lwsstart", uri=" sip:user@example.com "),
    "trws": plain("OPTIONS", "trws", uri="sip:remote-target@example.com").replace(" SIP/2.0\r\n", " SIP/2.0  \r\n", 1),
    "escruri": invite("escruri", uri="sip:user@example.com?Route=%3Csip:example.com%3E"),
    "baddate": invite("baddate", "Date: Fri, 01 Jan 2010 16:00:00 EST"),
    "regbadct": plain(
        "REGISTER",
        "regbadct",
        uri="sip:example.com",
        Contact="sip:user@example.com?Route=%3Csip:sip.example.com%3E",
    ),
    "badaspec": plain(
        "OPTIONS",
        "badaspec",
        uri="sip:user@example.org",
        To='"Watson, Thomas" < sip:t.watson@example.org >',
        Contact="",
    ),
    "badbranch": plain("OPTIONS", "badbranch", Via="SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK"),
    "baddn": plain("OPTIONS", "baddn", From="Bell, Alexander <sip:a.g.bell@example.com>;tag=43", Contact=""),
    "badvers": plain("OPTIONS", "badvers").replace("SIP/2.0\r\n", "SIP/7.0\r\n", 1),
    "mismatch01": plain("OPTIONS", "mismatch01", CSeq="8 INVITE"),
    "mismatch02": plain("NEWMETHOD", "mismatch02", CSeq="8 INVITE", Contact=""),
    "bigcode": (
        "SIP/2.0 4294967301 better not break the receiver\r\nVia: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe\r\n"
        "Call-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i\r\nCSeq: 353494 INVITE\r\n"
        "From: <sip:user@example.com>;tag=39ansfi3\r\nTo: <sip:user@example.edu>;tag=902jndnke3\r\n"
        "Content-Length: 0\r\nContact: <sip:user@host105.example.com>\r\n\r\n"
    ),
}

AMISS = {
    "insuf": "INVITE sip:user@example.com SIP/2.0\r\nCSeq: 193942 INVITE\r\n"
    f"{VIA}kdj.insuf\r\nContent-Type: application/sdp\r\nl: @\r\n\r\n" + SDP,
    "unkscm": plain("OPTIONS", "unkscm", uri="nobodyKnowsThisScheme:totallyopaquecontent", Contact=""),
    "novelsc": plain("OPTIONS", "novelsc", uri="soap.beep://192.0.2.103:3002", Contact=""),
    "unksm2": plain(
        "REGISTER", "unksm2", uri="sip:example.com", To="isbn:2983792873", From="<http://www.example.com>;tag=3"
    ),
    "bext01": plain(
        "OPTIONS",
        "bext01",
        "Require: nothingSupportsThis, nothingSupportsThisEither",
        "Proxy-Require: noProxiesSupportThis",
    ),
    "invut": plain(
        "INVITE", "invut", "Content-Type: application/unknownformat", body='<audio><pcmu port="443"/></audio>\r\n'
    ),
    "regaut01": plain(
        "REGISTER", "regaut01", "Authorization: NoOneKnowsThisScheme opaque-data=here", uri="sip:example.com"
    ),
    "multi01": invite(
        "multi01",
        "CSeq: 59 INVITE",
        "Call-ID: multi01.another",
        "From: sip:other@example.net;tag=392",
        "Max-Forwards: 5",
        "To: sip:other@example.com",
        "Content-Type: text/plain",
    ),
    "mcl01": plain(
        "OPTIONS",
        "mcl01",
        "Content-Type: text/plain",
        "Content-Length: 5",
        Content_Length="13",
        body="There's no way to know how many octets\r\n",
    ),
    "bcast": (
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923\r\n"
        "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23\r\n"
        "Call-ID: bcast.0384840201234ksdfak3j2erwedfsASdf\r\n"
        "CSeq: 35 INVITE\r\nFrom: sip:user@example.com;tag=11141343\r\nTo: sip:user@example.edu;tag=2229\r\n"
        "Content-Length: @\r\nContent-Type: application/sdp\r\nContact: <sip:user@host28.example.com>\r\n\r\n" + SDP
    ),
    "zeromf": plain("OPTIONS", "zeromf", Max_Forwards="0", Contact=""),
    "cparam01": plain(
        "REGISTER", "cparam01", uri="sip:example.com", Contact="sip:+19725552222@gw1.example.net;unknownparam"
    ),
    "cparam02": plain(
        "REGISTER", "cparam02", uri="sip:example.com", Contact="<sip:+19725552222@gw1.example.net;unknownparam>"
    ),
    "regescrt": plain(
        "REGISTER", "regescrt", uri="sip:example.com", Contact="<sip:user@example.com?Route=%3Csip:sip.example.com%3E>"
    ),
    "sdp01": plain("INVITE", "sdp01", "Accept: text/nobodyKnowsThis", "Content-Type: application/sdp", body=SDP),
    "inv2543": (
        "INVITE sip:UserB@example.com SIP/2.0\r\nVia: SIP/2.0/UDP iftgw.example.com\r\n"
        "From: <sip:+13035551111@ift.client.example.net;user=phone>\r\n"
        "Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>\r\n"
        "To: sip:+16505552222@ss1.example.net;user=phone\r\n"
        "Call-ID: inv2543.1717@ift.client.example.com\r\nCSeq: 56 INVITE\r\nContent-Type: application/sdp\r\n\r\n" + SDP
    ),
}


def messages() -> Iterator[tuple[str, bytes]]:
    for name, text in {**VALID, **INVALID, **AMISS}.items():
        head, _, body = text.partition("\r\n\r\n")
        length = len(body.encode("utf-8"))
        yield name, f"{head}\r\n\r\n{body}".replace(": @\r\n", f": {length}\r\n", 1).encode("utf-8")
