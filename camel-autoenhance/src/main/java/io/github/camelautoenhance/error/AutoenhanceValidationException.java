/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import java.util.List;
import java.util.Map;

/**
 * The service refused the request's content (400, 422).
 *
 * <p>Not retryable: the same request would be refused again. {@link #fieldErrors()} says which field, in the service's
 * own names.
 *
 * <pre>{@code
 * onException(AutoenhanceValidationException.class).log("${exception.fieldErrors}").to("file:rejected");
 * }</pre>
 */
public class AutoenhanceValidationException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    private final Map<String, List<String>> fieldErrors;

    public AutoenhanceValidationException(Failure failure, Map<String, List<String>> fieldErrors) {
        super(failure);
        this.fieldErrors = Map.copyOf(fieldErrors);
    }

    /** Field of the request to what the service says about it; empty if it named no field. */
    public Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }
}
