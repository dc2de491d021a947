package org.linli.testkit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.linli.runtime.file.Component;
import org.linli.runtime.file.ManifestHeader;
import org.linli.runtime.file.ModuleFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * What lies in a module's jar.
 *
 * @param files      its properties files, by path
 * @param names      the paths of all files
 * @param classes    its classes, with those of jars on its Bundle-ClassPath
 * @param unreadable classes that are damaged or made for a Java that this verifier doesn't know
 * @param components as the manifest names them; none when one can't be read, which a rule of module files tells
 */
record Contents(Map<String, byte[]> files, List<String> names, List<ClassNode> classes, Map<String, String> unreadable, List<Component> components) {

    static Contents of(ModuleFile module) throws IOException {
        try (JarFile jar = new JarFile(module.path().toFile(), false)) {
            var contents = new Contents(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), components(jar, module));
            List<String> classPath = ManifestHeader.parse(module.headers().get("Bundle-ClassPath")).stream().map(ManifestHeader.Clause::name).toList();
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                contents.names.add(entry.getName());
                try (InputStream content = jar.getInputStream(entry)) {
                    if (entry.getName().endsWith(".properties")) {
                        contents.files.put(entry.getName(), content.readAllBytes());
                    } else if (entry.getName().endsWith(".class")) {
                        contents.add(entry.getName(), content.readAllBytes());
                    } else if (classPath.contains(entry.getName())) {
                        contents.addInner(entry.getName(), content);
                    }
                }
            }
            return contents;
        }
    }

    private static List<Component> components(JarFile jar, ModuleFile module) {
        try {
            return Component.of(jar, module);
        } catch (Component.Unreadable e) {
            return List.of();
        }
    }

    private void addInner(String name, InputStream content) throws IOException {
        var zip = new ZipInputStream(content);
        for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
            if (one.getName().endsWith(".class")) {
                add(name + "!/" + one.getName(), zip.readAllBytes());
            }
        }
    }

    private void add(String name, byte[] content) {
        if (name.contains("META-INF/") || name.endsWith("module-info.class")) {
            return;
        }
        try {
            var type = new ClassNode();
            new ClassReader(content).accept(type, ClassReader.SKIP_FRAMES);
            classes.add(type);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            unreadable.put(name, String.valueOf(e.getMessage()));
        }
    }
}
