# Takes Kaspersky Endpoint Security off a machine before the new anti-virus goes on.
$ErrorActionPreference = 'Stop'
Get-Service -Name 'AVP*', 'klnagent' -ErrorAction SilentlyContinue | Stop-Service -Force
Get-CimInstance Win32_Product -Filter "Vendor = 'AO Kaspersky Lab'" | Invoke-CimMethod -MethodName Uninstall
Remove-Item 'HKLM:\SOFTWARE\WOW6432Node\KasperskyLab' -Recurse -ErrorAction SilentlyContinue
