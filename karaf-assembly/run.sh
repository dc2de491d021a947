#!/bin/sh
# Builds Linli if there is no distribution yet, and starts it: run.sh [--port N] [--data DIR] [--shell PORT] [--empty] [--help]
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd) || exit 1
linli=$here/target/assembly/bin/linli

if [ ! -f "$linli" ]; then
  # what can be said without building
  usage='用法 / Usage: run.sh [--port N] [--data DIR] [--shell PORT] [--empty] [--help]'
  for word; do
    case $word in
      --help | -h) echo "$usage" && exit ;;
      --port | --data | --shell | --empty | [!-]*) ;;
      *) echo "linli: 未知选项 $word / unknown option $word; $usage" >&2 && exit 2 ;;
    esac
  done
  for tool in javac mvn; do
    command -v "$tool" >/dev/null 2>&1 || [ "$tool" = javac -a -x "${JAVA_HOME:-/none}/bin/javac" ] || {
      echo "linli: 没有找到 $tool，构建需要 JDK 17 以上和 Maven / no $tool found; the build needs JDK 17 or later and Maven" >&2
      exit 1
    }
  done
  echo '第一次启动，先构建（几分钟）……'
  echo 'First start: building (some minutes) …'
  (cd "$here/.." && exec mvn -q -B -ntp -DskipTests -pl karaf-assembly -am package) || {
    echo 'linli: 构建失败，见上面的输出 / the build failed, see above' >&2
    exit 1
  }
fi

export LINLI_DATA="${LINLI_DATA:-$here/../data}"
exec sh "$linli" "$@"
