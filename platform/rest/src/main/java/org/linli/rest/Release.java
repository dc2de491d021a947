package org.linli.rest;

import java.util.Arrays;
import java.util.List;

/** A module's version, ordered as operators expect: numbers by value, then what follows them as text. */
record Release(List<Integer> numbers, String rest) implements Comparable<Release> {

    static Release of(String version) {
        String[] parts = version.split("[.-]", 4);
        var numbers = Arrays.stream(parts).limit(3).takeWhile(part -> part.matches("\\d{1,9}")).map(Integer::valueOf).toList();
        String rest = String.join(".", List.of(parts).subList(numbers.size(), parts.length));
        return new Release(numbers, rest);
    }

    @Override
    public int compareTo(Release other) {
        for (int i = 0; i < 3; i++) {
            int step = Integer.compare(number(i), other.number(i));
            if (step != 0) {
                return step;
            }
        }
        return rest.compareTo(other.rest);
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
