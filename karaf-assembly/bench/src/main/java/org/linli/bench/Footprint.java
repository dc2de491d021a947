package org.linli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a Java process holds after its garbage has been collected.
 *
 * @param classLoaders of bundles
 * @param files        that are open
 */
public record Footprint(int classLoaders, int threads, int files, double heapMegabytes) {

    private static final String LOADER = "BundleWiringImpl$BundleClassLoader";

    public static Footprint of(long process) throws IOException, InterruptedException {
        // twice: what is finalized in the first collection is freed in the second; the histogram collects by itself
        tool(process, "GC.run");
        String live = tool(process, "GC.class_histogram");
        int loaders = 0;
        double bytes = 0;
        for (String line : (Iterable<String>) live.lines()::iterator) {
            String[] words = line.strip().split("\\s+");
            if (line.contains(LOADER) && words.length > 3 && words[3].endsWith(LOADER)) {
                loaders += Integer.parseInt(words[1]);
            }
            if (words.length == 3 && words[0].equals("Total")) {
                bytes = Double.parseDouble(words[2]);
            }
        }
        Path folder = Path.of("/proc", String.valueOf(process));
        return new Footprint(loaders, count(folder.resolve("task")), count(folder.resolve("fd")), bytes / (1 << 20));
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.count();
        }
    }

    private static String tool(long process, String command) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process), command)
                .redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        tool.waitFor();
        return said;
    }
}
