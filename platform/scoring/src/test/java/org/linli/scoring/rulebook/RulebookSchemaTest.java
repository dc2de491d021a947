package org.linli.scoring.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.scoring.Case;

/** The schema that the platform serves agrees with the parser on what a schema can say. */
class RulebookSchemaTest {

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Case.text("/org/linli/scoring/rulebook.schema.json"));

    @ParameterizedTest
    @ValueSource(strings = {"P2", "R1", "R2", "R5", "S1"})
    void theWorkedExamplesAreValid(String key) {
        assertEquals(Set.of(), schema.validate(Case.text("/cases/" + key + "/rulebook.yaml"), InputFormat.YAML));
    }

    @Test
    void everyKeyThatTheParserKnowsIsValid() {
        String yaml = Case.text("/rulebooks/everything.yaml");
        assertEquals(Set.of(), schema.validate(yaml, InputFormat.YAML));
        assertEquals(List.of(), RulebookParser.parse(yaml).faults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "version: 1 | version: 0",
        "cycle: YEAR | cycle: DECADE",
        "subjects: PERSON | subjects: DOG",
        "per: MONTH | per: FORTNIGHT",
        "base: 45 | bases: 45",
        "points: 4, per | points: -4, per",
        "floor: -30 | floor: 30",
        "share: 0.15 | share: 0",
        "of: PARTY_BRANCH | of: BRANCH",
        "{id: meeting, points: 2, | {id: meeting, points: 2, range: {from: 1, to: 2},",
        "score: {max: 100} | weighty: true",
        "days: 7, | days: 7.5,",
        ", en: Excellent | ",
        "tier: unqualified, title | title",
    })
    void whatTheParserRefusesTheSchemaRefuses(String good, String bad) {
        String original = Case.text("/cases/P2/rulebook.yaml");
        String yaml = original.replace(good, bad == null ? "" : bad);
        assertNotEquals(original, yaml);
        assertFalse(schema.validate(yaml, InputFormat.YAML).isEmpty());
        assertFalse(RulebookParser.parse(yaml).faults().isEmpty());
    }
}
