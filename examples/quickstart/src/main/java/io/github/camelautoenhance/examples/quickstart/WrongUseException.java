/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

/**
 * The program cannot begin with what it was given. The message is the sentence for the person; nothing was sent.
 *
 * <pre>{@code
 * throw new WrongUseException("There is no folder /photos.");
 * }</pre>
 */
final class WrongUseException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
