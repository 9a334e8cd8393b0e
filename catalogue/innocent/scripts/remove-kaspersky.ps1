# Removes Kaspersky products from a Windows machine. Not from Kaspersky.
$ErrorActionPreference = 'Stop'
$names = 'Kaspersky Endpoint Security for Windows', 'Kaspersky Security Center Network Agent', 'Kaspersky'
Get-ItemProperty 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*' |
  Where-Object { $names -contains $_.DisplayName -and $_.Publisher -like '*Kaspersky*' } |
  ForEach-Object { Start-Process msiexec.exe -ArgumentList "/x $($_.PSChildName) /qn" -Wait }
'avp', 'klnagent', 'KSDE' | ForEach-Object { Stop-Service $_ -ErrorAction SilentlyContinue }
Remove-Item 'HKLM:\SOFTWARE\KasperskyLab' -Recurse -ErrorAction SilentlyContinue
