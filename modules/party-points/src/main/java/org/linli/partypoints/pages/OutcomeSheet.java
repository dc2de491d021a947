package org.linli.partypoints.pages;

import java.util.List;
import java.util.Map;
import org.linli.api.Text;
import org.linli.api.programs.Results.Result;
import org.linli.partypoints.Measure;

/**
 * What published results lead to.
 *
 * @param honours  those in the highest tier, by branch and rank
 * @param talks    those in the lowest
 * @param live     numbers of those for whom a measure is under way
 * @param branches what the branches are called, by code
 * @param proposes whether its reader may propose measures somewhere
 * @param base     the address of the program's pages of this module
 */
public record OutcomeSheet(Text program, Group honours, Group talks, List<Measure> measures, List<String> live, Map<String, String> branches,
                           boolean proposes, String base) {

    /** Those in a tier. @param first as many as are shown @param all how many there are */
    public record Group(List<Result> first, int all) {

        /** Whether there are more than are shown. */
        public boolean more() {
            return all > first.size();
        }
    }

    /** What a branch is called. */
    public String branch(String code) {
        return branches.getOrDefault(code, code);
    }
}
