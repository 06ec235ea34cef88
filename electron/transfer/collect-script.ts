import { collectedFormat, collectedProperties, collectedVersion } from '../../shared/domain/transfer.ts';

const list = (names: readonly string[]) => names.map(name => `'${name}'`).join(', ');

/**
 * The script that an administrator runs on the MIM server: it reads users, groups, roles, requests and configuration by MIM's
 * Get- cmdlets and writes one JSON file (shared/domain/transfer.ts). It changes nothing and asks no network. Plain ASCII with
 * CRLF, for Windows PowerShell 5.1, whatever code page it is read as. Written from Microsoft's documentation: no MIM server was at
 * hand to run it on, and it says so.
 */
export function collectScript(): string {
  return lines.join('\r\n').concat('\r\n');
}

const script = String.raw`# Collects what MIM PAM holds, for Bastion Console: users, groups, roles, requests, configuration.
# It only reads, by the Get- cmdlets of the module MIMPAM, and writes one JSON file. Nothing of MIM is changed.
# No PIN code and no password is read: they are not among the properties below.
# Run it in Windows PowerShell 5.1 on the MIM server, as an administrator of MIM:
#     powershell -File .\Collect-MimPam.ps1
# Written from Microsoft's documentation of the cmdlets. It was not run against a MIM server before it came to you:
# read it first, and look through the file that it writes.

param(
    [string]$Path = (Join-Path -Path (Get-Location) -ChildPath ('mim-pam-' + (Get-Date -Format 'yyyyMMdd-HHmmss') + '.json'))
)

$ErrorActionPreference = 'Stop'
Import-Module MIMPAM

$userProperties = @(${list(collectedProperties('Users'))})
$groupProperties = @(${list(collectedProperties('Groups'))})
$roleProperties = @(${list(collectedProperties('Roles').filter(name => !/^(?:Candidates|Approvers|Privileges)$/.test(name)))})
$roleLists = @('Candidates', 'Approvers', 'Privileges')
$requestProperties = @(${list(collectedProperties('Requests'))})
$configurationProperties = @(${list(collectedProperties('Configuration'))})
$userNames = @(${list(collectedProperties('UserRef'))})
$groupNames = @(${list(collectedProperties('GroupRef'))})
# Of these only the time of day counts, so they are written as they read, without a change of time zone.
$timesOfDay = @('AvailableFrom', 'AvailableTo')

$culture = [System.Globalization.CultureInfo]::InvariantCulture
$problems = [System.Collections.ArrayList]@()

# One value as JSON can hold it: seconds for a duration, ISO 8601 for a time, text for an id.
function ConvertTo-Plain {
    param($Value, [string]$Name)
    if ($null -eq $Value) { return $null }
    if ($Value -is [bool]) { return $Value }
    if ($Value -is [System.Management.Automation.SwitchParameter]) { return [bool]$Value }
    if ($Value -is [TimeSpan]) { return [long][Math]::Round($Value.TotalSeconds) }
    if ($Value -is [DateTime]) {
        if (($timesOfDay -contains $Name) -or ($Value.Kind -eq [DateTimeKind]::Unspecified)) {
            return $Value.ToString('yyyy-MM-ddTHH:mm:ss', $culture)
        }
        return $Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $culture)
    }
    if (($Value -is [int]) -or ($Value -is [long])) { return [long]$Value }
    if ($Value -is [byte[]]) {
        return ([System.Security.Principal.SecurityIdentifier]::new($Value, 0)).Value
    }
    return "$Value"
}

# The named properties of an object, in that order. One that it does not have is null.
function ConvertTo-Row {
    param($Object, [string[]]$Names)
    $picked = $Object | Select-Object -Property $Names
    $row = [ordered]@{}
    foreach ($name in $Names) { $row[$name] = ConvertTo-Plain -Value $picked.$name -Name $name }
    return $row
}

# Which of the names the objects have at all: what MIM did not return is not the same as what is empty.
function Get-ReturnedName {
    param($Objects, [string[]]$Names)
    $first = @($Objects)[0]
    if ($null -eq $first) { return }
    $has = @($first.PSObject.Properties | ForEach-Object { $_.Name })
    $Names | Where-Object { $has -contains $_ }
}

Write-Host 'Reading users'
$pamUsers = @(Get-PAMUser | Where-Object { $null -ne $_ })
$users = @($pamUsers | ForEach-Object { ConvertTo-Row -Object $_ -Names $userProperties })

Write-Host 'Reading groups'
$pamGroups = @(Get-PAMGroup | Where-Object { $null -ne $_ })
$groups = @($pamGroups | ForEach-Object { ConvertTo-Row -Object $_ -Names $groupProperties })

Write-Host 'Reading roles'
$pamRoles = @(Get-PAMRole | Where-Object { $null -ne $_ })
$roles = @(foreach ($role in $pamRoles) {
    $row = ConvertTo-Row -Object $role -Names $roleProperties
    foreach ($list in $roleLists) {
        $names = if ($list -eq 'Privileges') { $groupNames } else { $userNames }
        $members = @($role.$list | Where-Object { $null -ne $_ } | ForEach-Object { ConvertTo-Row -Object $_ -Names $names })
        $row[$list] = [object[]]$members
    }
    $row
})

# Without a user Get-PAMRequest answers nothing, so each user's requests are read in turn.
$pamRequests = [System.Collections.ArrayList]@()
$requests = @(for ($at = 0; $at -lt $pamUsers.Count; $at++) {
    $user = $pamUsers[$at]
    Write-Progress -Activity 'Reading requests' -Status ('User ' + ($at + 1) + ' of ' + $pamUsers.Count)
    try {
        $found = @(Get-PAMRequest -User $user -All | Where-Object { $null -ne $_ })
    } catch {
        [void]$problems.Add('The requests of ' + $user.PrivAccountName + ' were not read: ' + $_.Exception.Message)
        continue
    }
    $name = ConvertTo-Row -Object $user -Names $userNames
    foreach ($request in $found) {
        if ($pamRequests.Count -eq 0) { [void]$pamRequests.Add($request) }
        $row = ConvertTo-Row -Object $request -Names $requestProperties
        $row['CollectedFor'] = $name
        $row
    }
})

Write-Host 'Reading the configuration'
$pamConfiguration = $null
$configuration = $null
try {
    $pamConfiguration = Get-PAMConfiguration
    $configuration = ConvertTo-Row -Object $pamConfiguration -Names $configurationProperties
} catch {
    [void]$problems.Add('The configuration was not read: ' + $_.Exception.Message)
}

$collected = [ordered]@{
    Format = '${collectedFormat}'
    Version = ${String(collectedVersion)}
    CollectedAt = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', $culture)
    Returned = [ordered]@{
        Configuration = [object[]]@(Get-ReturnedName -Objects $pamConfiguration -Names $configurationProperties)
        Users = [object[]]@(Get-ReturnedName -Objects $pamUsers -Names $userProperties)
        Groups = [object[]]@(Get-ReturnedName -Objects $pamGroups -Names $groupProperties)
        Roles = [object[]]@(Get-ReturnedName -Objects $pamRoles -Names ($roleProperties + $roleLists))
        Requests = [object[]]@(Get-ReturnedName -Objects $pamRequests -Names $requestProperties)
    }
    Configuration = $configuration
    Users = [object[]]$users
    Groups = [object[]]$groups
    Roles = [object[]]$roles
    Requests = [object[]]$requests
    Problems = [object[]]@($problems | ForEach-Object { "$_" })
}
$collected | ConvertTo-Json -Depth 8 | Out-File -FilePath $Path -Encoding UTF8 -NoClobber

Write-Host ('Written to ' + $Path)
Write-Host ('Users ' + $users.Count + ', groups ' + $groups.Count + ', roles ' + $roles.Count + ', requests ' + $requests.Count + ', not read ' + $problems.Count)
Write-Host 'It names people, accounts, telephone numbers and roles. Look through it for secrets before you carry it away:'
Write-Host 'the script reads none, but descriptions and justifications are what people wrote.'`;

const lines = script.split('\n');
