/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

/** The heap that is in use once what nobody needs has been collected. */
final class Heap {

    private Heap() {}

    static long mebibytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
