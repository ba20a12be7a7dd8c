package dev.freehold.shared.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freehold.shared.problem.InputError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaReaderTest {
    private final List<InputError> errors = new ArrayList<>();
    private final AreaReader reader = new AreaReader(errors);

    @Test
    void withoutParametersItIsAnywhere() {
        assertThat(reader.area()).isEqualTo(Area.ANYWHERE);
        assertThat(reader.area().isAnywhere()).isTrue();
        assertThat(reader.hasNear()).isFalse();
    }

    @Test
    void longitudeComesFirst() {
        reader.read("bbox", "-122.5,47.25,-122,48");
        reader.read("near", "-122.3493,47.6205");
        reader.read("radius_m", "2000");

        assertThat(reader.area())
                .isEqualTo(new Area(new BoundingBox(-122.5, 47.25, -122, 48), new Circle(-122.3493, 47.6205, 2000)));
        assertThat(errors).isEmpty();
    }

    @Test
    void theOrderOfParametersDoesNotMatter() {
        reader.read("radius_m", "1e3");
        reader.read("near", "-180,-90");

        assertThat(reader.area()).isEqualTo(new Area(null, new Circle(-180, -90, 1000)));
    }

    @Test
    void theRadiusHasADefaultAndAGreatest() {
        reader.read("near", "0,0");
        assertThat(reader.area().circle().radius()).isEqualTo(5000);

        reader.read("radius_m", "100000");
        assertThat(reader.area().circle().radius()).isEqualTo(100_000);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bbox|1,2,3|invalid_number",
                "bbox|a,b,c,d|invalid_number",
                "bbox|1;2;3;4|invalid_number",
                "bbox|0,10,1,9.999|out_of_range",
                "bbox|0,0,180.0001,1|out_of_range",
                "near|''|invalid_number",
                "near|Infinity,0|invalid_number",
                "near|0,-90.0001|out_of_range",
                "radius_m|5|incomplete",
                "radius_m|5m|invalid_number",
                "radius_m|-0|out_of_range",
            })
    void aWrongValueIsOneError(String parameter, String value, String code) {
        reader.read(parameter, value);

        assertThat(reader.area().circle()).isNull();
        assertThat(errors).extracting(InputError::parameter, InputError::code).containsExactly(tuple(parameter, code));
    }

    @Test
    void aWrongCentreIsNotAMissingOne() {
        reader.read("near", "0,91");
        reader.read("radius_m", "5");

        assertThat(reader.area().isAnywhere()).isTrue();
        assertThat(errors).extracting(InputError::parameter).containsExactly("near");
        assertThat(reader.hasNear()).isTrue();
    }

    @Test
    void anErrorSaysWhatIsAllowed() {
        reader.read("near", "47.6,-122.3");

        assertThat(errors.get(0).detail()).contains("47.6,-122.3", "longitude comes first", "-90 to 90");
    }
}
