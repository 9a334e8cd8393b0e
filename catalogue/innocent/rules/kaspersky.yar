rule mentions_kaspersky
{
  meta:
    description = "Malware that looks for Kaspersky before it runs"
  strings:
    $a = "kaveInitializeEx" fullword ascii
    $b = "AO Kaspersky Lab" wide
    $c = "Lcom/kavsdk/SdkService;" ascii
    $d = "klif.sys" nocase
  condition:
    uint16(0) == 0x5a4d and any of them
}
