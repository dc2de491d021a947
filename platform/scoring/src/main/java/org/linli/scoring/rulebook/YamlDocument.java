package org.linli.scoring.rulebook;

import java.io.StringReader;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads text into YAML nodes and refuses what a rulebook has no use for: aliases, tags, duplicate keys, too much of it. */
final class YamlDocument {

    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_DEPTH = 20;
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

    private final Faults faults;
    private boolean unreadable;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlDocument(Faults faults) {
        this.faults = faults;
    }

    /** The root mapping, or nothing and the reasons among the faults. */
    static Optional<MappingNode> read(String text, Faults faults) {
        if (text.length() > MAX_CHARACTERS) {
            faults.add("", 1, "TOO_LONG", MAX_CHARACTERS);
            return Optional.empty();
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        // Nothing is constructed from tags: check() refuses them, with their path.
        options.setTagInspector(tag -> true);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (!(root instanceof MappingNode map)) {
                faults.add("", 1, "NOT_A_RULEBOOK");
                return Optional.empty();
            }
            YamlDocument document = new YamlDocument(faults);
            document.check(map, "", 1);
            return document.unreadable ? Optional.empty() : Optional.of(map);
        } catch (MarkedYAMLException e) {
            YamlFault.add(faults, e);
        } catch (ReaderException e) {
            YamlFault.addUnprintable(faults, text);
        } catch (YAMLException e) {
            // all that has no place in the text: too many levels, or aliases to hide them
            faults.add("", 1, "TOO_DEEP", MAX_DEPTH);
        }
        return Optional.empty();
    }

    private void check(Node node, String path, int usedOn) {
        int line = line(node);
        if (!seen.add(node)) {
            faults.add(path, usedOn, "ALIAS");
            unreadable = true;
            return;
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            faults.add(path, line, "TAG", node.getTag().getValue());
        }
        if (node instanceof SequenceNode list) {
            int index = 0;
            for (Node element : list.getValue()) {
                check(element, path + "[" + index++ + "]", line);
            }
        } else if (node instanceof MappingNode map) {
            checkKeys(map, path);
        }
    }

    private void checkKeys(MappingNode map, String path) {
        Set<String> keys = new HashSet<>();
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                faults.add(path, line(entry.getKeyNode()), "KEY_NOT_TEXT");
                unreadable = true;
                continue;
            }
            String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (!keys.add(key.getValue())) {
                faults.add(below, line(key), "DUPLICATE_KEY", key.getValue());
            }
            check(entry.getValueNode(), below, line(key));
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
