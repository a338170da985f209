/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelautoenhance.testing.ConsumerTestSupport;
import java.util.List;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a consumer refuses at its start, and not in the night. */
class ConsumerOptionsTest extends ConsumerTestSupport {

    static List<Arguments> refused() {
        return List.of(
                Arguments.of("autoenhance:images", "set the option orderId"),
                Arguments.of("autoenhance:images?orderId=a/b", "orderId"),
                Arguments.of("autoenhance:images?orderId=x&download=true&quality=91", "Option quality"),
                Arguments.of("autoenhance:images?orderId=x&download=true&preview=maybe", "Option preview"),
                Arguments.of("autoenhance:orders?maxOrders=0", "Option maxOrders must be at least 1"),
                Arguments.of("autoenhance:orders?perPage=0", "Option perPage must be at least 1"),
                Arguments.of("autoenhance:orders?maxAge=0", "Option maxAge must be longer than nothing"),
                Arguments.of("autoenhance:images?orderId=x&maxAge=-1", "Option maxAge must be longer than nothing"),
                Arguments.of(
                        "autoenhance:orders?maxMessagesPerPoll=-1", "Option maxMessagesPerPoll must be at least 1"),
                Arguments.of("autoenhance:orders?download=true", "Option download is for autoenhance:images"),
                Arguments.of("autoenhance:orders?baseUrl=http://a.example", "baseUrl"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void names_unusable_option_at_start(String uri, String named) {
        // when
        Throwable failure = catchThrowable(() -> consume(uri));

        // then
        assertThat(ObjectHelper.getException(IllegalArgumentException.class, failure))
                .hasMessageContaining(named);
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void refuses_to_start_without_required_key(String uri) {
        // given
        component().getConfiguration().setApiKey(null);

        // when
        Throwable failure = catchThrowable(() -> consume(uri));

        // then
        assertThat(ObjectHelper.getException(IllegalArgumentException.class, failure))
                .hasMessageContaining("needs an API key: set the option apiKey");
    }

    static List<String> keyed() {
        return List.of("autoenhance:orders", "autoenhance:images?orderId=x&download=true");
    }

    @Test
    void refuses_to_consume_from_brackets() {
        // when
        Throwable failure = catchThrowable(() -> consume("autoenhance:brackets"));

        // then
        assertThat(ObjectHelper.getException(UnsupportedOperationException.class, failure))
                .hasMessageContaining("autoenhance:brackets cannot be consumed from");
    }
}
