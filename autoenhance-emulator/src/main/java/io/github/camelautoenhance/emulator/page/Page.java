/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.page;

import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web page, one file with its own script and style, which are the only ones that a browser may run in it. */
final class Page {

    private final byte[] html;
    private final String policy;

    Page() {
        try (InputStream resource = Page.class.getResourceAsStream("page.html")) {
            html = Objects.requireNonNull(resource, "page.html is missing").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = new String(html, StandardCharsets.UTF_8);
        policy = "default-src 'none'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; script-src" + hashes(text, "script") + "; style-src"
                + hashes(text, "style");
    }

    Answer answer() {
        return Answer.of(200, "text/html; charset=utf-8", html).with("Content-Security-Policy", policy);
    }

    /** What Content Security Policy wants to know of an inline element: the digest of its text. */
    private static String hashes(String html, String element) {
        return Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(match -> match.group(1).getBytes(StandardCharsets.UTF_8))
                .map(content -> " 'sha256-"
                        + Base64.getEncoder().encodeToString(Digests.sha256().digest(content)) + "'")
                .collect(Collectors.joining());
    }
}
