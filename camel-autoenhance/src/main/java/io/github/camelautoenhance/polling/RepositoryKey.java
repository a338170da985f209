/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.util.Sha256;

/** The keys of what is consumed. */
public final class RepositoryKey {

    /** The column of Camel's own table. Ids may be longer. */
    private static final int LONGEST = 100;

    private RepositoryKey() {}

    /** The two joined, or with a digest in place of the name where that is too long. */
    public static String of(String kind, String name) {
        String key = kind + "/" + name;
        return key.length() <= LONGEST ? key : kind + "/" + Sha256.shortHex(name);
    }
}
