/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Answer;

/** Ends an operation with an answer that says why it was not done. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    static Refusal notFound() {
        return new Refusal(Answer.apiError(404));
    }

    Answer answer() {
        return answer;
    }
}
