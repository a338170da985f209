/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

    private static final String HEADER = "CamelAutoenhanceRating";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Message message = new DefaultExchange(context).getMessage();

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void converts_header_unless_it_has_the_type() {
        assertThat(header(3, Integer.class)).isEqualTo(3);
        assertThat(header("3", Integer.class)).isEqualTo(3);
        assertThat(header("true", Boolean.class)).isTrue();
        assertThat(header(42, String.class)).isEqualTo("42");
        assertThat(header(null, Integer.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "3.5", "99999999999"})
    void refuses_unconvertible_header_by_name(String value) {
        assertThatThrownBy(() -> header(value, Integer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(HEADER)
                .hasMessageContaining("a whole number");
    }

    @Test
    void refuses_header_of_another_type_by_name() {
        assertThatThrownBy(() -> header(Map.of(), Integer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refuses_blank_header_or_option_by_name(String blank) {
        // given
        message.setHeader(HEADER, blank);

        // then
        assertThatThrownBy(() -> Inputs.text(message, HEADER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Header " + HEADER);
        assertThatThrownBy(() -> Inputs.textOption("imageName", blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option imageName");
    }

    @Test
    void returns_null_for_missing_value() {
        assertThat(Inputs.text(message, HEADER)).isNull();
        assertThat(Inputs.textOption("imageName", null)).isNull();
        assertThat(Inputs.map(message, HEADER)).isEmpty();
    }

    @Test
    void returns_given_map_itself() {
        // given
        message.setHeader(HEADER, Map.of("sky", "CLEAR"));

        // then
        assertThat(Inputs.map(message, HEADER)).containsExactly(Map.entry("sky", "CLEAR"));
    }

    @Test
    void refuses_map_without_text_keys_by_name() {
        // given
        Map<@Nullable Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, "CLEAR");

        // then
        for (Object value : List.of("{\"sky\": \"CLEAR\"}", List.of("sky"), Map.of(1, "CLEAR"), nullKey)) {
            message.setHeader(HEADER, value);
            assertThatThrownBy(() -> Inputs.map(message, HEADER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Header " + HEADER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "villa-42", "0b8c2d1e-7f3a-4c55", "a.b_c~d-e", "...", ".a", "a."})
    void accepts_id_that_is_one_path_segment(String id) {
        assertThat(Inputs.id(id, "Option imageId")).isEqualTo(id);
        assertThat(Inputs.id("a".repeat(128), "Option imageId")).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ".", "..", "a/b", "../a", "a\\b", "a?b", "a#b", "a%2Fb", "a;b", "a:b", "a b", "a\r\nb", "a\n",
                "\u00e4", "a\0"
            })
    void refuses_id_that_leaves_its_path_segment(String id) {
        assertThatThrownBy(() -> Inputs.id(id, "Option imageId"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option imageId");
        assertThatThrownBy(() -> Inputs.id("a".repeat(129), "Option imageId"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private <T> @Nullable T header(@Nullable Object value, Class<T> type) {
        message.setHeader(HEADER, value);
        return Inputs.header(message, HEADER, type);
    }
}
