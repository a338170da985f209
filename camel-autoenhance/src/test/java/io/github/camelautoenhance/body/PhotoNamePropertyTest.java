/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Whatever a source calls a photo, what is registered is a plain file name and a media type. */
class PhotoNamePropertyTest {

    @Provide
    static Arbitrary<String> names() {
        Arbitrary<String> nasty = Arbitraries.of(
                "/",
                "\\",
                "..",
                ".",
                "\0",
                "\r\n",
                "\u202e",
                "\u2066",
                "\u200f",
                "\u2028",
                "\ud83c",
                "\udfe0",
                "\ud83c\udfe0",
                " ",
                "C:",
                ".jpg",
                "\u001b[31m",
                "\"",
                "'",
                "%2e%2e%2f",
                "\ufeff");
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, nasty),
                        net.jqwik.api.Tuple.of(2, Arbitraries.strings().ofMaxLength(5)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of("a".repeat(300), "\ud83c\udfe0".repeat(5000))))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 3000, seed = "42")
    void makes_printable_names_of_at_most_255_characters(@ForAll("names") String given) {
        // when
        String name = PhotoName.clean(given);

        // then
        if (name != null) {
            assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(255).doesNotContain("/", "\\");
            assertThat(name).isNotIn(".", "..").isEqualTo(name.strip());
            assertThat(name.chars().noneMatch(Character::isISOControl)).isTrue();
            assertThat(name).doesNotContainPattern("[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
            assertThat(PhotoName.clean(name)).isEqualTo(name);
        }
    }

    @Property(tries = 2000, seed = "42")
    void accepts_given_types_that_fit_one_header_line(@ForAll("types") String given) {
        assertTypeOrRefusal(() -> PhotoType.check(given, "Option contentType"));
    }

    @Property(tries = 1000, seed = "42")
    void uses_inbound_types_that_fit_one_header_line(@ForAll("types") String inbound) {
        // given
        Message message = new DefaultExchange(CONTEXT).getMessage();
        message.setHeader("Content-Type", inbound);

        // then
        assertTypeOrRefusal(() -> PhotoType.resolve(null, "Option contentType", message));
    }

    @Provide
    static Arbitrary<String> types() {
        return Arbitraries.of(
                        "image/jpeg",
                        "image",
                        "/",
                        ";",
                        " ",
                        "\r\n",
                        "\n",
                        "\t",
                        "x=1",
                        "\u00fc",
                        "\0",
                        "x-api-key: 1",
                        "\u2028")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    private interface Type {
        @Nullable
        String get();
    }

    private static void assertTypeOrRefusal(Type type) {
        assertThatCode(() -> {
                    try {
                        String found = type.get();
                        if (found != null) {
                            assertThat(found).matches("[\\t -~]+");
                        }
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessageContaining("Option contentType");
                    }
                })
                .doesNotThrowAnyException();
    }
}
