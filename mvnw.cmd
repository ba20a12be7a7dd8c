<# : batch portion
@rem Runs Maven for this project, as mvnw does: mvnw.cmd verify. What mvnw says of JAVA_HOME, MAVEN_USER_HOME and
@rem MVNW_REPOURL holds here too. PowerShell takes this part for a
@rem comment, runs the lower one and prints the mvn.cmd to use.
@echo off
setlocal
set "MVNW_SELF=%~f0"
set "MVNW_DIRECTORY=%~dp0"
set "MVNW_MAVEN="
rem Windows PowerShell cannot load the modules of a newer PowerShell that it inherits the path of.
set "PSModulePath="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -Command "& ([scriptblock]::Create((Get-Content -Raw -LiteralPath $env:MVNW_SELF)))"`) do set "MVNW_MAVEN=%%m"
endlocal & set "MVNW_MAVEN=%MVNW_MAVEN%"
if not defined MVNW_MAVEN exit /b 1
"%MVNW_MAVEN%" %*
#>

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Stop-Wrapper($message) {
    [Console]::Error.WriteLine("mvnw: $message")
    exit 1
}
trap { Stop-Wrapper $_ }

$java = if ($env:JAVA_HOME) { "$env:JAVA_HOME\bin\java.exe" } else { 'java.exe' }
if (-not (Get-Command $java -ErrorAction SilentlyContinue)) {
    Stop-Wrapper "no $java found: install a JDK, 17 or newer, or set JAVA_HOME"
}
# Java 8 does not know --version and prints nothing here.
if (-not ("$(& $java --version)" -match '^\S+ (\d+)' -and [int]$Matches[1] -ge 17)) {
    Stop-Wrapper "$java is too old: a JDK, 17 or newer, is needed"
}

$wanted = Get-Content -Raw "${env:MVNW_DIRECTORY}.mvn\wrapper\maven-wrapper.properties" | ConvertFrom-StringData
$version = $wanted.mavenVersion
$userHome = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { "$env:USERPROFILE\.m2" }
$dists = "$userHome\wrapper\dists\apache-maven-$version"

$cached = Get-Item "$dists\*\bin\mvn.cmd" -ErrorAction SilentlyContinue | Select-Object -First 1
if ($cached) { return $cached.FullName }

$onPath = Get-Command mvn.cmd -ErrorAction SilentlyContinue
if ($onPath -and "$(& $onPath.Source -v)" -match 'Apache Maven (\d+\.\d+\.\d+)' -and [version]$Matches[1] -ge '3.9.0') {
    return $onPath.Source
}

$zip = "apache-maven-$version-bin.zip"
$repository = if ($env:MVNW_REPOURL) { "$env:MVNW_REPOURL/org/apache/maven/apache-maven/$version" }
              else { "https://archive.apache.org/dist/maven/maven-$($version.Split('.')[0])/$version/binaries" }
[Console]::Error.WriteLine("mvnw: fetching Maven $version, this once")
$temporary = (New-Item -ItemType Directory "$dists\.mvnw.$PID").FullName
try {
    [Net.ServicePointManager]::SecurityProtocol = 'Tls12'
    Invoke-WebRequest -UseBasicParsing "$repository/$zip" -OutFile "$temporary\$zip"
    if ((Get-FileHash -Algorithm SHA512 "$temporary\$zip").Hash -ne $wanted.sha512) {
        throw "$zip refused: its SHA-512 is not the one in maven-wrapper.properties"
    }
    Expand-Archive "$temporary\$zip" $temporary
    $mavenHome = "$dists\$($wanted.sha512.Substring(0, 16))"
    Move-Item "$temporary\apache-maven-$version" $mavenHome
    return "$mavenHome\bin\mvn.cmd"
} finally {
    Remove-Item -Recurse -Force $temporary
}
