/** What a column of an inventory tells. */
export type InventoryField =
  | 'product'
  | 'publisher'
  | 'version'
  | 'host'
  | 'product-code'
  | 'install-location'
  | 'uninstall-command'
  | 'store-id';

/**
 * `Display Name`, `display_name` and `DisplayName` are one: letters and digits in lower case, accents off.
 * Reporting Services puts the table's name before each column.
 */
export function columnName(cell: string): string {
  const plain = cell.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]/gu, '').replace(/^details(?:table\d+)?(?=\p{L})/u, '');
}

function names(text: string): readonly string[] {
  return text.trim().split(/\s+/).map(columnName);
}

/**
 * Column names of the exports people have, the earlier the surer: PDQ Inventory, Lansweeper, Configuration
 * Manager (`v_Add_Remove_Programs`), Intune (detected apps), NinjaOne, winget and its PowerShell module,
 * `Get-ItemProperty …\Uninstall\*`, `Win32_Product`, wmic; then what people write in some languages.
 */
export const COLUMN_NAMES: { readonly [field in InventoryField]: readonly string[] } = {
  product: names(`
    DisplayName DisplayName0 ARPDisplayName ARPDisplayName0 SoftwareName SoftwareTitle ApplicationName AppName
    ProgramName ProductName ProductName0 PackageName NormalizedName NormalizedProductName SoftwareProduct
    SoftwareProductName Software Application App Program Programme Product Title Caption Name Name0
    Softwarebezeichnung Produktname Programmname Anwendung Programm Produkt
    Logiciel NomDuLogiciel NomDuProduit Produit Nom Programa Aplicación Producto Nombre
    Программа Название Наименование НазваниеПрограммы НаименованиеПО Приложение Продукт Имя
    软件名称 应用程序 程序名称 名称 名前 ソフトウェア名 アプリケーション
    Item ItemName Description ItemDescription ArticleName Artikel Bezeichnung`),
  publisher: names(`
    Publisher Publisher0 SoftwarePublisher ApplicationPublisher ARPPublisher ARPPublisher0 NormalizedPublisher
    Vendor Vendor0 SoftwareVendor VendorName PublisherName Manufacturer SoftwareManufacturer ManufacturerName
    Company CompanyName Developer Maker Herausgeber Hersteller Éditeur Fabricant Editor Fabricante Proveedor
    Fornitore Издатель Производитель Вендор Разработчик 发布者 厂商 供应商 発行元 Supplier SupplierName Brand`),
  version: names(`
    DisplayVersion DisplayVersion0 ApplicationVersion SoftwareVersion ProductVersion ProductVersion0 ARPVersion
    Version Version0 VersionNumber InstalledVersion ProgramVersion AppVersion ApplicationShortVersion
    Versão Versione Версия 版本 バージョン`),
  host: names(`
    ComputerName Computer ComputerName0 NetbiosName NetbiosName0 PSComputerName HostName Host DeviceName Device
    MachineName Machine AssetName SystemName NodeName Node Workstation WorkstationName Endpoint EndpointName
    AgentName Agent PCName PC Server ServerName System FQDN DNSName ClientName Rechnername Rechner Gerät
    Gerätename Ordinateur NomDeLOrdinateur Poste Equipo NombreDelEquipo Компьютер ИмяКомпьютера Хост Устройство
    ИмяПК ПК 计算机名 计算机 主机名 设备名称 コンピューター名 コンピュータ名 ホスト名`),
  'product-code': names(`
    IdentifyingNumber ProductCode ProductCode0 MSIProductCode ProdID0 ProdID ProductID ProductGUID GUID
    SoftwareCode0 SoftwareCode PSChildName UninstallKey RegistryKey`),
  'install-location': names(`
    InstallLocation InstalledLocation0 InstalledLocation InstallationLocation InstallPath InstallDirectory
    InstallFolder InstallDir InstallationPath Location Path Folder Installationspfad Installationsordner
    ПутьУстановки ПапкаУстановки Расположение`),
  'uninstall-command': names(`
    UninstallString UninstallString0 UninstallCommand UninstallPath QuietUninstallString`),
  'store-id': names('PackageIdentifier WingetID WingetPackageID ChocolateyID ID PackageID'),
};

/** Columns of a list of what was bought or is owned. */
export const PURCHASE_COLUMNS: ReadonlySet<string> = new Set(
  names(`
    PO PONumber PurchaseOrder PurchaseOrderNumber PurchaseDate PurchasePrice DateOfPurchase OrderNumber OrderDate
    OrderID Invoice InvoiceNumber InvoiceDate Quantity Qty Seats Licenses Licences LicenseCount LicenceCount
    LicensesOwned LicencesOwned LicensesHeld LicencesHeld LicenseQuantity NumberOfLicenses NumberOfLicences
    UnitPrice UnitCost Price Cost TotalCost TotalPrice AnnualCost CostCenter CostCentre ContractNumber
    RenewalDate Reseller Bestellnummer Bestelldatum Rechnungsnummer Menge Anzahl Lizenzen Preis Quantité Prix
    Facture Cantidad Precio Factura Количество Цена Счет Лицензий ДатаПокупки 数量 价格 采购日期`),
);

/** Product columns that name anything at all: alone they do not make a table an inventory of programs. */
export const GENERIC_COLUMNS: ReadonlySet<string> = new Set(
  names(`
    Title Caption Name Name0 Nom Nombre Item ItemName Description ItemDescription ArticleName Artikel Bezeichnung
    Название Наименование Имя 名称 名前 Product Produkt Produit Producto Продукт`),
);

/** Publisher columns that lists of people and firms have too. */
export const FIRM_COLUMNS: ReadonlySet<string> = new Set(
  names('Company CompanyName Supplier SupplierName Brand Developer Maker Editor'),
);

/** Columns of lists of people, books and addresses. */
export const FOREIGN_COLUMNS: ReadonlySet<string> = new Set(
  names(`
    Author Authors ISBN Genre Email EmailAddress Mail Phone PhoneNumber Telephone Mobile FirstName LastName
    Surname JobTitle Birthday DateOfBirth Port Latitude Longitude Zip Postcode PostalCode`),
);

/** Columns of lists of what could be had: of a registry, a shop, a catalogue. */
export const CATALOGUE_COLUMNS: ReadonlySet<string> = new Set(
  names(`
    Summary Description License Licence Homepage Repository URL Link Downloads DownloadsAMonth Stars Keywords
    Tags Rank Rating`),
);
