#!/bin/sh
# Lists the dependencies and plugins, and the bundles of the distribution once it is built, that are behind the newest patch of their line: status 1 if
# there are any, 2 if the registry of packages can't be asked. What waits for a reason stands in freshness-waiting.txt and is listed with it.
set -eu
cd "$(dirname "$0")/.."

updates=org.codehaus.mojo:versions-maven-plugin:2.19.1:display
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ask() {
  mvn -B -ntp -U "$@" -DallowMajorUpdates=false -DallowMinorUpdates=false -DprocessDependencyManagementTransitive=false \
    "-Dmaven.version.rules=file://$PWD/karaf-assembly/freshness-rules.xml" >>"$work/report" 2>&1 || { cat "$work/report"; exit 2; }
}

# what the container brings besides the poms; before it is built, what our features name
system=karaf-assembly/target/assembly/system
if [ -d "$system" ]; then
  (cd "$system" && find org com jakarta -name '*.jar' ! -path 'org/linli/*') | sed 's|\(.*\)/\([^/]*\)/\([^/]*\)/[^/]*|\1 \2 \3|' | while read -r group name version; do
    echo "$(echo "$group" | tr / .) $name $version"
  done
else
  sed -n 's|.*mvn:\([^/]*\)/\([^/]*\)/\([0-9][^/<]*\)</bundle>.*|\1 \2 \3|p' features/src/main/features/features.xml
fi >"$work/bundles"
{
  echo '<project><modelVersion>4.0.0</modelVersion><groupId>org.linli</groupId><artifactId>features-only</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  sed 's|\(.*\) \(.*\) \(.*\)|<dependency><groupId>\1</groupId><artifactId>\2</artifactId><version>\3</version></dependency>|' "$work/bundles"
  echo '</dependencies></project>'
} >"$work/pom.xml"

ask "$updates-dependency-updates" "$updates-plugin-updates"
ask -f "$work/pom.xml" "$updates-dependency-updates"

why() { # name, newest version
  while read -r pattern version reason; do
    # shellcheck disable=SC2254 # a pattern it is
    case $1 in $pattern) [ "$2" != "$version" ] || echo "$reason" ;; esac
  done <karaf-assembly/freshness-waiting.txt
}

# "group:artifact .... 1.2.3 -> 1.2.4"; a long name has its versions in the line below. The report also names what an older Maven would need.
awk '/\.\.\.$/ { name = $2; next } / -> / { print ($2 ~ /[a-z]/ ? $2 : name), $(NF - 2), $NF }' "$work/report" | sort -u | while read -r name old new; do
  line=${old%.v[0-9]*}
  case $new in
    "${line%.*}".*)
      [ "$(printf '%s\n%s\n' "$old" "$new" | sort -V | tail -n 1)" = "$old" ] || {
        reason=$(why "$name" "$new")
        if [ -n "$reason" ]; then echo "  $name $old -> $new: $reason" >>"$work/waiting"; else echo "  $name $old -> $new" >>"$work/behind"; fi
      } ;;
  esac
done
if [ -s "$work/waiting" ]; then echo "newer, but waiting:"; cat "$work/waiting"; fi
if [ -s "$work/behind" ]; then echo "behind the newest patch of their line:"; cat "$work/behind"; exit 1; fi
echo "everything else is the newest patch of its line"
