<#
Packs Novadesk for Windows, with its own runtime, into target\packages: package.ps1 [msi|exe|app-image]...

Needs git, Maven, JDK 25 (JAVA_HOME) and for msi and exe the WiX tools on the PATH. Written to the same plan
as installer/image.sh, which no shell reads here: build, link, train, pack.
#>
param([ValidateSet('msi', 'exe', 'app-image')][string[]] $Kinds = @('msi'))
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$installer = Split-Path -Parent $PSScriptRoot
$top = Split-Path -Parent $installer
$packages = Join-Path $top 'target\packages'
$work = Join-Path ([IO.Path]::GetTempPath()) ('novadesk-package-' + [Guid]::NewGuid())

function Run([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program failed with status $LASTEXITCODE" }
}

# The options files hold one option per line; comments start with #.
function Read-Options([string] $File) {
    Get-Content $File | Where-Object { $_ -and -not $_.StartsWith('#') }
}

# An .ico is a small directory in front of PNG files, which Windows reads as they are.
function Write-Icon([string] $Target, [int[]] $Sizes) {
    $images = $Sizes | ForEach-Object { , [IO.File]::ReadAllBytes((Join-Path $top "resources\icons\novadesk-$_.png")) }
    $stream = [IO.File]::Create($Target)
    $writer = New-Object IO.BinaryWriter $stream
    try {
        $writer.Write([uint16] 0); $writer.Write([uint16] 1); $writer.Write([uint16] $Sizes.Count)
        $offset = 6 + 16 * $Sizes.Count
        for ($i = 0; $i -lt $Sizes.Count; $i++) {
            $edge = [byte] ($Sizes[$i] % 256)   # 0 stands for 256
            $writer.Write($edge); $writer.Write($edge); $writer.Write([uint16] 0)
            $writer.Write([uint16] 1); $writer.Write([uint16] 32)
            $writer.Write([uint32] $images[$i].Length); $writer.Write([uint32] $offset)
            $offset += $images[$i].Length
        }
        foreach ($image in $images) { $writer.Write($image) }
    } finally { $writer.Dispose() }
}

if (-not $env:JAVA_HOME) { throw 'Set JAVA_HOME to JDK 25 or newer.' }
$bin = Join-Path $env:JAVA_HOME 'bin'
$release = Select-String -Path (Join-Path $env:JAVA_HOME 'release') -Pattern '^JAVA_VERSION="(\d+)'
if ([int] $release.Matches[0].Groups[1].Value -lt 25) { throw 'JAVA_HOME is older than JDK 25.' }

New-Item -ItemType Directory -Force $packages, $work, "$work\modules", "$work\input", "$work\tour" | Out-Null
try {
    $pom = [xml] (Get-Content (Join-Path $top 'pom.xml'))
    $number = $pom.project.version
    $version = "$number+git" + (git -C $top rev-list --count HEAD) + '.' + (git -C $top rev-parse --short=8 HEAD)
    $tag = git -C $top describe --tags --exact-match --match 'v[0-9]*' 2>$null
    if ($LASTEXITCODE -eq 0) { $number = $tag.Substring(1); $version = $number }
    $time = [DateTimeOffset]::FromUnixTimeSeconds([long] (git -C $top log -1 --format=%ct)).UtcDateTime

    # Build.
    Remove-Item -Recurse -Force -ErrorAction Ignore (Join-Path $top 'target\lib')
    Run 'mvn' @('-q', '-B', '-ntp', '-f', "$top\pom.xml", '-Dmaven.test.skip=true', '-Dformat=--dry-run',
        '-Dwarnings.fail=false', 'package', 'cyclonedx:makeBom')

    # JavaFX's native libraries go into the runtime, not into the user's home at the first start.
    Get-ChildItem "$top\target\lib\javafx-*-win.jar" | ForEach-Object {
        $name = $_.Name -replace '^javafx-([a-z]+)-.*', 'javafx.$1'
        $folder = "$work\javafx\$name"
        New-Item -ItemType Directory -Force "$folder\classes", "$folder\libs", "$folder\legal" | Out-Null
        Push-Location "$folder\classes"
        try { Run "$bin\jar" @('--extract', '--file', $_.FullName) } finally { Pop-Location }
        Remove-Item -Recurse -Force -ErrorAction Ignore "$folder\classes\META-INF"
        Get-ChildItem -Recurse "$folder\classes" -Filter *.dll | Move-Item -Destination "$folder\libs"
        Copy-Item "$env:JAVA_HOME\legal\java.base\LICENSE" "$folder\legal"
        Run "$bin\jmod" @('create', '--class-path', "$folder\classes", '--libs', "$folder\libs",
            '--legal-notices', "$folder\legal", "$work\modules\$name.jmod")
    }
    # So does SQLite's; its driver carries those of every system.
    $folder = "$work\sqlite"
    New-Item -ItemType Directory -Force "$folder\classes", "$folder\libs", "$folder\legal" | Out-Null
    Push-Location "$folder\classes"
    try { Run "$bin\jar" @('--extract', '--file', (Get-Item "$top\target\lib\sqlite-jdbc-*.jar").FullName) } finally { Pop-Location }
    Move-Item "$folder\classes\org\sqlite\native\Windows\x86_64\*.dll" "$folder\libs"
    Move-Item "$folder\classes\META-INF\versions\9\module-info.class" "$folder\classes"
    Copy-Item "$folder\classes\META-INF\maven\org.xerial\sqlite-jdbc\LICENSE*" "$folder\legal"
    Remove-Item -Recurse -Force "$folder\classes\org\sqlite\native", "$folder\classes\META-INF"
    Run "$bin\jmod" @('create', '--class-path', "$folder\classes", '--libs', "$folder\libs",
        '--legal-notices', "$folder\legal", "$work\modules\org.xerial.sqlitejdbc.jmod")
    Get-ChildItem "$top\target\lib\*.jar" -Exclude 'javafx-*', 'sqlite-jdbc-*' | Copy-Item -Destination "$work\modules"
    Copy-Item "$top\target\novadesk.jar" "$work\modules"
    # What --version tells: the commit's version, not the pom's.
    Run "$bin\jar" @('--update', '--file', "$work\modules\novadesk.jar", '--module-version', $version)

    # Link. The cache below is only taken by a runtime whose time it was trained with.
    Run "$bin\jlink" @('--module-path', "$work\modules", '--output', "$work\runtime", "@$installer\jlink.options")
    Get-ChildItem -Recurse -File "$work\runtime" | ForEach-Object { $_.IsReadOnly = $false; $_.LastWriteTimeUtc = $time }

    # Train, with the options that the launcher will have.
    $options = @(Read-Options "$installer\java.options")
    Run "$work\runtime\bin\java" ($options + @("-XX:AOTCacheOutput=$work\input\novadesk.aot",
        '-Dglass.platform=Headless', '-Dprism.order=sw', '-Djava.awt.headless=true',
        '--module', 'io.novadesk/io.novadesk.app.Main', '--tour', "$work\tour"))
    Remove-Item "$work\runtime\bin\*.exe"
    Remove-Item "$work\runtime\bin\server\classes*.jsa"

    # Pack; licences and the bill of materials lie beside the cache.
    New-Item -ItemType Directory "$work\input\licences" | Out-Null
    Copy-Item "$installer\licences\*" "$work\input\licences"
    Copy-Item (Join-Path $top 'LICENSE') "$work\input\licences\novadesk.txt"
    Copy-Item (Join-Path $top 'resources\fonts\LICENCES.txt') "$work\input\licences\fonts.txt"
    Copy-Item (Join-Path $top 'target\bom.json') "$work\input\novadesk.cdx.json"
    Write-Icon "$work\novadesk.ico" @(32, 64, 128, 256)
    $launcher = @('--name', 'Novadesk', '--app-version', $number, '--icon', "$work\novadesk.ico",
        '--runtime-image', "$work\runtime", '--input', "$work\input")
    foreach ($option in $options + '-XX:AOTCache=$APPDIR\novadesk.aot') { $launcher += @('--java-options', $option) }
    $launcher += "@$installer\jpackage.options"
    foreach ($kind in $Kinds) {
        $extra = @()
        if ($kind -ne 'app-image') {
            # The upgrade code never changes: it is how Windows knows the next version from another program.
            $extra = @('--license-file', (Join-Path $top 'LICENSE'), '--win-per-user-install', '--win-menu',
                '--win-shortcut-prompt', '--win-upgrade-uuid', '9d05e178-3ddd-4473-87bc-d9aae5ca1d43')
        }
        Remove-Item -Recurse -Force -ErrorAction Ignore "$work\out"
        Run "$bin\jpackage" (@('--type', $kind, '--dest', "$work\out") + $launcher + $extra)
        $name = if ($kind -eq 'app-image') { 'Novadesk' } else { "Novadesk-$version-x86_64.$kind" }
        $out = Join-Path $packages $name
        Remove-Item -Recurse -Force -ErrorAction Ignore $out
        Move-Item (Get-ChildItem "$work\out").FullName $out
        Write-Output $out
    }
} finally {
    Remove-Item -Recurse -Force -ErrorAction Ignore $work
}
