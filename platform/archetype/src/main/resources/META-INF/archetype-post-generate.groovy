import javax.lang.model.SourceVersion

// In batch mode nobody compares what was given with the expressions of the descriptor.
String id = request.properties['moduleId']
String wrong = null
if (!(id ==~ /[a-z][a-z0-9]*(-[a-z0-9]+)*/) || id.length() > 40) {
    wrong = "模块编号“${id}”不对：应由小写字母、数字和单个连字符组成，以字母开头，最长 40 个字符，如 noise-watch\n" +
        "\"${id}\" is no id for a module: it has lower-case letters, digits and single hyphens, begins with a letter, and has at most 40 characters, such as noise-watch"
} else if (!SourceVersion.isName(request.package)) {
    wrong = "“${request.package}”不能作 Java 包名，请用 -Dpackage 另给一个\n\"${request.package}\" can be no package in Java; give another one by -Dpackage"
}
if (wrong != null) {
    new File(request.outputDirectory, request.artifactId).deleteDir()
    throw new IllegalArgumentException(wrong)
}
