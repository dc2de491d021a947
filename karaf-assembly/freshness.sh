#!/bin/sh
# Lists the dependencies and plugins that are behind the newest patch of their line: status 1 if there are any.
# Needs the registry of packages, and is therefore no part of the build.
set -eu
cd "$(dirname "$0")/.."

updates=org.codehaus.mojo:versions-maven-plugin:2.19.1:display
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ask() {
  mvn -B -ntp -U "$@" -DallowMajorUpdates=false -DallowMinorUpdates=false -DprocessDependencyManagementTransitive=false \
    "-Dmaven.version.rules=file://$PWD/karaf-assembly/freshness-rules.xml" >>"$work/report" 2>&1 || { cat "$work/report"; exit 2; }
}

# what the features bring besides the poms
{
  echo '<project><modelVersion>4.0.0</modelVersion><groupId>org.linli</groupId><artifactId>features-only</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  sed -n 's|.*mvn:\([^/]*\)/\([^/]*\)/\([0-9][^/<]*\)</bundle>.*|<dependency><groupId>\1</groupId><artifactId>\2</artifactId><version>\3</version></dependency>|p' features/src/main/features/features.xml
  echo '</dependencies></project>'
} >"$work/pom.xml"

ask "$updates-dependency-updates" "$updates-plugin-updates"
ask -f "$work/pom.xml" "$updates-dependency-updates"

# "group:artifact .... 1.2.3 -> 1.2.4"; a long name has its versions in the line below. The report also names what an older Maven would need.
awk '/\.\.\.$/ { name = $2; next } / -> / { print ($2 ~ /[a-z]/ ? $2 : name), $(NF - 2), $NF }' "$work/report" | sort -u | while read -r name old new; do
  line=${old%.v[0-9]*}
  case $new in
    "${line%.*}".*) [ "$(printf '%s\n%s\n' "$old" "$new" | sort -V | tail -n 1)" = "$old" ] || echo "$name $old -> $new" ;;
  esac
done >"$work/behind"
[ ! -s "$work/behind" ] || { cat "$work/behind"; exit 1; }
echo "every dependency and plugin is the newest patch of its line"
