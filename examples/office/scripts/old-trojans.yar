rule FakeScanner : trojan
{
  meta:
    reference = "https://securelist.com/"
    note = "pretends to be avp.exe by AO Kaspersky Lab"
  strings:
    $name = "avp.exe" ascii wide
    $company = "AO Kaspersky Lab" wide
  condition:
    all of them and filesize < 200KB
}
