/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** What must never be readable: the key that all tests use, signatures of upload addresses, the proxy's password. */
public final class Secrets {

    /** The emulator's own default. */
    public static final String API_KEY = "emulator-key";

    public static final String PROXY_PASSWORD = "pr0xy-pa55word";

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile(API_KEY),
            Pattern.compile(PROXY_PASSWORD),
            Pattern.compile("X-Amz-(Signature|Credential)=[^( ][^ ]{3}"));

    private Secrets() {}

    public static Stream<String> in(String text) {
        return SECRETS.stream().flatMap(secret -> secret.matcher(text).results().map(found -> {
            int start = Math.max(0, found.start() - 100);
            return text.substring(start, Math.min(text.length(), found.end() + 20));
        }));
    }

    /** Looks at everything that a route, or whoever prints its exchanges, can read after one of our steps. */
    public static void assertNoneIn(Exchange exchange) {
        assertThat(in(String.valueOf(exchange.getMessage().getHeaders())))
                .as("headers")
                .isEmpty();
        assertThat(in(String.valueOf(exchange.getMessage().getBody())))
                .as("body")
                .isEmpty();
        Map<String, Object> properties = new HashMap<>(exchange.getProperties());
        properties.keySet().removeIf(name -> !name.startsWith("CamelAutoenhance"));
        assertThat(in(properties.toString())).as("properties").isEmpty();
        if (exchange.getException() != null) {
            assertThat(in(stackTrace(exchange.getException()))).as("exception").isEmpty();
        }
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
