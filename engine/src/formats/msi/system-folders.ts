/**
 * Folders that the system tells an installer of (Microsoft, "System Folder Properties"), as they are called on a
 * 64-bit Windows in English, from the drive's root. A user's are below a folder of that user's name: that name is left out.
 */
export const SYSTEM_FOLDERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ProgramFilesFolder: 'Program Files (x86)',
    ProgramFiles64Folder: 'Program Files',
    CommonFilesFolder: 'Program Files (x86)/Common Files',
    CommonFiles64Folder: 'Program Files/Common Files',
    CommonAppDataFolder: 'ProgramData',
    WindowsFolder: 'Windows',
    SystemFolder: 'Windows/SysWOW64',
    System64Folder: 'Windows/System32',
    System16Folder: 'Windows/System',
    FontsFolder: 'Windows/Fonts',
    TempFolder: 'Windows/Temp',
    ProgramMenuFolder: 'ProgramData/Microsoft/Windows/Start Menu/Programs',
    StartMenuFolder: 'ProgramData/Microsoft/Windows/Start Menu',
    StartupFolder: 'ProgramData/Microsoft/Windows/Start Menu/Programs/StartUp',
    TemplateFolder: 'ProgramData/Microsoft/Windows/Templates',
    AdminToolsFolder: 'ProgramData/Microsoft/Windows/Start Menu/Programs/Administrative Tools',
    DesktopFolder: 'Users/Public/Desktop',
    AppDataFolder: 'AppData/Roaming',
    LocalAppDataFolder: 'AppData/Local',
    FavoritesFolder: 'Favorites',
    PersonalFolder: 'Documents',
    MyPicturesFolder: 'Pictures',
    SendToFolder: 'AppData/Roaming/Microsoft/Windows/SendTo',
    NetHoodFolder: 'AppData/Roaming/Microsoft/Windows/Network Shortcuts',
    PrintHoodFolder: 'AppData/Roaming/Microsoft/Windows/Printer Shortcuts',
    RecentFolder: 'AppData/Roaming/Microsoft/Windows/Recent',
  }).map(([id, path]) => [id, path.split('/')]),
);
