#!/bin/sh
# Measures Linli against its floors on this machine and prints one table: bench.sh [--quick] [NAME …]
#   --quick   a hundredth of the rows, to see that everything runs
#   NAME      start memory http import units units-postgresql import-postgresql settlement modules modules-by-karaf sign-in sign-in-postgresql
#             encryption pages pages-postgresql; all without a name
# Needs wrk and script (Debian: wrk, bsdutils). For PostgreSQL, an empty database: LINLI_BENCH_POSTGRESQL=jdbc:postgresql://… and LINLI_BENCH_POSTGRESQL_USER.
set -eu
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
million=1000000
if [ "${1:-}" = --quick ]; then
  million=10000
  shift
fi
for tool in wrk script java mvn; do
  command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 1; }
done
cd "$here/.."
karaf=$(sed -n 's:.*<karaf.version>\(.*\)</karaf.version>.*:\1:p' pom.xml)
vanilla=$here/bench/target/apache-karaf-$karaf
mvn -q -B -ntp -DskipTests -pl karaf-assembly,karaf-assembly/bench,karaf-assembly/trial -am package
if [ ! -d "$vanilla" ]; then
  mvn -q -B -ntp dependency:copy -Dartifact="org.apache.karaf:apache-karaf:$karaf:tar.gz" -DoutputDirectory="$here/bench/target"
  tar -xzf "$here/bench/target/apache-karaf-$karaf.tar.gz" -C "$here/bench/target"
fi
echo "$(date -u +%F), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(java -version 2>&1 | head -n 1)"
exec java -Xmx512m -Dlinli.trial="$here/trial/target" -cp "$here/bench/target/classes:$here/bench/target/lib/*" org.linli.bench.Bench \
  "$here/target/assembly" "$vanilla" "$here/bench/china.csv.gz" "$million" "$@"
