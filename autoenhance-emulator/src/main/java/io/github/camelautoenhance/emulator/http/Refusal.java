/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

/** Ends an operation with an answer that says why it was not done. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    public Refusal(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    public static Refusal notFound() {
        return new Refusal(Answer.apiError(404));
    }

    public Answer answer() {
        return answer;
    }
}
