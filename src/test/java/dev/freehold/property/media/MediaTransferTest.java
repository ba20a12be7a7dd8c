package dev.freehold.property.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MediaTransferTest {
    @TestHTTPResource("/")
    URI base;

    private Wire service;
    private Gallery gallery;

    @BeforeEach
    void aListing() {
        Database.clear();
        service = new Wire(base);
        gallery = Gallery.make();
    }

    @ParameterizedTest
    @ValueSource(strings = {Wire.CSV, Wire.NDJSON})
    void anExportComesBackAsItWas(String format) {
        gallery.add(Map.of("position", 2.5, "caption", "says \"hi\",\nand goes"));
        gallery.add(Map.of("position", 1, "kind", "floor_plan", "permission", "office_only"));
        gallery.photo("last");
        Gallery other = Gallery.make();

        Answer export = service.get(gallery.list(), "Accept", format);
        Answer report = service.post(other.list() + "/import", format, export.text());

        assertThat(report.json().get("created").asInt()).as(report.text()).isEqualTo(3);
        String shown = "?fields=kind,url,caption,position,permission";
        assertThat(service.get(other.list() + shown, "Accept", format).text())
                .isEqualTo(service.get(gallery.list() + shown, "Accept", format).text());
        assertThat(other.photosCount()).isEqualTo(2);
    }

    @Test
    void rowsWithoutPositionKeepTheirOrderBehindWhatIsThere() {
        gallery.photo("first");
        String csv = IntStream.rangeClosed(1, 450)
                .mapToObj(i -> "https://x.example/" + i + ",photo " + i)
                .collect(Collectors.joining("\n", "url,caption\n", "\n"));

        Answer report = service.post(gallery.list() + "/import", Wire.CSV, csv);

        assertThat(report.json().get("created").asInt()).as(report.text()).isEqualTo(450);
        List<String> captions = Api.walk(gallery.list(), Map.of("limit", 200), () -> {}).stream()
                .map(item -> String.valueOf(item.get("caption")))
                .toList();
        assertThat(captions)
                .hasSize(451)
                .startsWith("first", "photo 1")
                .endsWith("photo 449", "photo 450")
                .isEqualTo(Database.column("select caption from media order by position"));
        assertThat(gallery.photosCount()).isEqualTo(451);
    }

    @Test
    void badRowsAreNamed() {
        String csv = "kind,url,position\nphoto,https://x.example,1\npicture,ftp://x,1e9\nphoto,,\n";

        Answer answer = service.post(gallery.list() + "/import", Wire.CSV, csv);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors())
                .containsExactlyInAnyOrder(
                        "3 /kind unknown_value", "3 /position digits", "3 /url pattern", "4 /url required");
        assertThat(gallery.ids()).isEmpty();

        Answer partial = service.post(gallery.list() + "/import?mode=partial", Wire.CSV, csv);
        assertThat(partial.json().get("created").asInt()).isEqualTo(1);
        assertThat(gallery.photosCount()).isEqualTo(1);
    }

    @Test
    void columnsAreMappedAndFilled() {
        Answer report = service.post(
                gallery.list()
                        + "/import?columns=link:url,note:caption&default=kind:document&default=permission:office_only",
                Wire.CSV,
                "link,note\nhttps://x.example/deed.pdf,Deed\n");

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(Database.column("select concat_ws(' ', kind, permission, caption) from media"))
                .containsExactly("document office_only Deed");
    }

    @Test
    void anExportIsInTheOrderOfTheList() {
        String second = gallery.add(Map.of("position", 2));
        String first = gallery.add(Map.of("position", 1));

        String csv =
                service.get(gallery.list() + "?fields=id", "Accept", Wire.CSV).text();

        assertThat(csv).isEqualTo("id\r\n" + first + "\r\n" + second + "\r\n");
    }
}
