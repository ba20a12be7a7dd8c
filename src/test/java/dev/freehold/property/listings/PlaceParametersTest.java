package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.invalidParameter;

import dev.freehold.support.Api;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that are none. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PlaceParametersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bbox=1,2,3|bbox|invalid_number",
                "bbox=1,2,3,4,5|bbox|invalid_number",
                "bbox=1,2,3,x|bbox|invalid_number",
                "bbox=|bbox|invalid_number",
                "bbox=0,-91,1,1|bbox|out_of_range",
                "bbox=0,0,1,91|bbox|out_of_range",
                "bbox=-181,0,1,1|bbox|out_of_range",
                "bbox=0,0,181,1|bbox|out_of_range",
                "bbox=0,2,1,1|bbox|out_of_range",
                "bbox=0,0,1,1&bbox=0,0,1,1|bbox|repeated",
                "near=1|near|invalid_number",
                "near=1,2,3|near|invalid_number",
                "near=1, 2|near|invalid_number",
                "near=NaN,2|near|invalid_number",
                "near=0,91|near|out_of_range",
                "near=181,0|near|out_of_range",
                "near=47.6,-122.3|near|out_of_range",
                "near=0,91&radius_m=5|near|out_of_range",
                "near=0,91&sort=distance_m|near|out_of_range",
                "near=0,0&radius_m=0|radius_m|out_of_range",
                "near=0,0&radius_m=-1|radius_m|out_of_range",
                "near=0,0&radius_m=100000.1|radius_m|out_of_range",
                "near=0,0&radius_m=100001|radius_m|out_of_range",
                "near=0,0&radius_m=1e99|radius_m|out_of_range",
                "near=0,0&radius_m=1e999|radius_m|invalid_number",
                "near=0,0&radius_m=NaN|radius_m|invalid_number",
                "near=0,0&radius_m=Infinity|radius_m|invalid_number",
                "near=0,0&radius_m=|radius_m|invalid_number",
                "radius_m=5|radius_m|incomplete",
                "sort=distance_m|sort|incomplete",
                "sort=-distance_m&bbox=0,0,1,1|sort|incomplete",
                "distance_m=5|distance_m|unknown_parameter",
                "distance_m_lte=5|distance_m_lte|unknown_parameter",
            })
    void aWrongPlaceIsNamed(String query, String parameter, String code) {
        invalidParameter(Api.get(PROPERTIES + "?" + query), parameter, code);
    }
}
