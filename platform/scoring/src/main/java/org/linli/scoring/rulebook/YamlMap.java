package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of the document, read key by key; whatever can't be read becomes a fault and null. */
final class YamlMap {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?");

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final String path;
    private final int line;
    private final Faults faults;

    /** A mapping that may have these keys and no others. */
    YamlMap(MappingNode node, String path, Faults faults, String... known) {
        this.path = path;
        this.line = YamlDocument.line(node);
        this.faults = faults;
        for (NodeTuple entry : node.getValue()) {
            ScalarNode key = (ScalarNode) entry.getKeyNode();
            if (!entry.getValueNode().getTag().equals(Tag.NULL)) {
                values.put(key.getValue(), entry.getValueNode());
            }
            if (known.length > 0 && !Arrays.asList(known).contains(key.getValue())) {
                unknownKey(key, known);
            }
        }
    }

    private void unknownKey(ScalarNode key, String... known) {
        Optional<String> near = Nearest.to(key.getValue(), List.of(known));
        String below = at(key.getValue());
        int where = YamlDocument.line(key);
        if (near.isPresent()) {
            faults.add(below, where, "UNKNOWN_KEY_NEAR", key.getValue(), near.get());
        } else {
            faults.add(below, where, "UNKNOWN_KEY", key.getValue(), String.join(", ", known));
        }
    }

    String path() {
        return path;
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** A fault at a key of this mapping, or at the mapping itself where the key is missing. */
    void fault(String key, String code, Object... args) {
        Node node = values.get(key);
        faults.add(key.isEmpty() ? path : at(key), node == null ? line : YamlDocument.line(node), code, args);
    }

    /** Whether the key is there; a fault if it isn't. */
    boolean require(String key) {
        if (!has(key)) {
            fault(key, "MISSING", key);
        }
        return has(key);
    }

    /** What the kernel can't compute yet is refused, never ignored. */
    void refuse(String key) {
        if (has(key)) {
            fault(key, "NOT_SUPPORTED", key);
        }
    }

    String id(String key) {
        String id = require(key) ? scalar(key) : null;
        if (id != null && !ID.matcher(id).matches()) {
            fault(key, "BAD_ID", id);
        }
        return id;
    }

    /** An optional word, such as who confirms. */
    String word(String key) {
        return has(key) ? id(key) : null;
    }

    Integer whole(String key, int least) {
        String text = has(key) ? scalar(key) : null;
        if (text == null) {
            return null;
        }
        if (!plain(key) || !text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            fault(key, "NOT_WHOLE", text, least);
            return null;
        }
        return Integer.valueOf(text);
    }

    /** Points: at most two decimals. */
    BigDecimal points(String key) {
        return number(key, 2);
    }

    BigDecimal number(String key, int decimals) {
        String text = has(key) ? scalar(key) : null;
        if (text == null) {
            return null;
        }
        if (!plain(key) || !NUMBER.matcher(text).matches()) {
            fault(key, "NOT_A_NUMBER", text);
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        if (number.stripTrailingZeros().scale() > decimals) {
            fault(key, "TOO_MANY_DECIMALS", text, decimals);
            return null;
        }
        return number;
    }

    /** A number above zero. */
    BigDecimal positive(String key, int decimals) {
        BigDecimal number = number(key, decimals);
        if (number != null && number.signum() <= 0) {
            fault(key, "NOT_POSITIVE", number.toPlainString());
            return null;
        }
        return number;
    }

    /** A share as a decimal or as an exact fraction such as 1/3. */
    Share share(String key) {
        String text = has(key) ? scalar(key) : null;
        if (text == null) {
            return null;
        }
        Optional<Share> share = Share.read(text);
        if (share.isEmpty()) {
            fault(key, "BAD_SHARE", text);
        }
        return share.orElse(null);
    }

    boolean flag(String key) {
        String text = has(key) ? scalar(key) : "false";
        if (text != null && (has(key) && !plain(key) || !text.equals("true") && !text.equals("false"))) {
            fault(key, "NOT_TRUE_OR_FALSE", text);
        }
        return "true".equals(text);
    }

    <E extends Enum<E>> E choice(String key, Class<E> of) {
        String text = has(key) ? scalar(key) : null;
        if (text == null) {
            return null;
        }
        List<String> names = Arrays.stream(of.getEnumConstants()).map(Enum::name).toList();
        if (!names.contains(text)) {
            unknownValue(key, text, names);
            return null;
        }
        return Enum.valueOf(of, text);
    }

    void unknownValue(String key, String value, List<String> known) {
        unknownValue(at(key), YamlDocument.line(values.get(key)), value, known);
    }

    private void unknownValue(String where, int whereLine, String value, List<String> known) {
        Optional<String> near = Nearest.to(value, known);
        String all = String.join(", ", known);
        if (near.isPresent()) {
            faults.add(where, whereLine, "UNKNOWN_VALUE_NEAR", value, near.get(), all);
        } else {
            faults.add(where, whereLine, "UNKNOWN_VALUE", value, all);
        }
    }

    Title title(String key) {
        if (!has(key)) {
            return null;
        }
        YamlMap title = map(key, "zh", "en");
        if (title == null) {
            return null;
        }
        String zh = title.language("zh");
        String en = title.language("en");
        return zh == null || en == null ? null : new Title(zh, en);
    }

    private String language(String key) {
        String text = has(key) ? scalar(key) : "";
        if (text != null && text.isBlank()) {
            fault(key, "TITLE_LANGUAGE", key);
            return null;
        }
        return text;
    }

    YamlMap map(String key, String... known) {
        if (!has(key)) {
            return null;
        }
        if (values.get(key) instanceof MappingNode map) {
            return new YamlMap(map, at(key), faults, known);
        }
        fault(key, "NOT_A_MAP", key);
        return null;
    }

    /** The mappings of a list; a missing list is empty, an empty one is a fault. */
    List<YamlMap> maps(String key, String... known) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof MappingNode map) {
                maps.add(new YamlMap(map, at(key) + "[" + i + "]", faults, known));
            } else {
                faults.add(at(key) + "[" + i + "]", YamlDocument.line(elements.get(i)), "NOT_A_MAP", key);
            }
        }
        return maps;
    }

    /**
     * The ids of a list, each once.
     *
     * @param known what they may be, or null for anything
     */
    List<String> ids(String key, List<String> known) {
        List<String> ids = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            String here = at(key) + "[" + i + "]";
            int where = YamlDocument.line(elements.get(i));
            String id = elements.get(i) instanceof ScalarNode scalar ? scalar.getValue() : key;
            if (!(elements.get(i) instanceof ScalarNode) || !ID.matcher(id).matches()) {
                faults.add(here, where, "BAD_ID", id);
            } else if (ids.contains(id)) {
                faults.add(here, where, "DUPLICATE_ID", id);
            } else if (known != null && !known.contains(id)) {
                unknownValue(here, where, id, known);
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    boolean isListOfText(String key) {
        return values.get(key) instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance);
    }

    private List<Node> elements(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(values.get(key) instanceof SequenceNode list)) {
            fault(key, "NOT_A_LIST", key);
            return List.of();
        }
        if (list.getValue().isEmpty()) {
            fault(key, "EMPTY_LIST", key);
        }
        return list.getValue();
    }

    private String scalar(String key) {
        if (values.get(key) instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault(key, "NOT_A_VALUE", key);
        return null;
    }

    private boolean plain(String key) {
        return values.get(key) instanceof ScalarNode scalar && scalar.isPlain();
    }
}
