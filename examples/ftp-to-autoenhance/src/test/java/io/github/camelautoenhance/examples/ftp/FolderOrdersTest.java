/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FolderOrdersTest {

    private final FolderOrders orders = new FolderOrders("example.org");

    @Test
    void gives_each_folder_its_own_order() {
        assertThat(orders.orderId("ftp/villa-42/kitchen.jpg"))
                .isEqualTo(orders.orderId("ftp/villa-42/bath.jpg"))
                .isNotEqualTo(orders.orderId("ftp/villa-43/kitchen.jpg"))
                .isNotEqualTo(orders.orderId("ftp/villa-42/attic/kitchen.jpg"))
                .isNotEqualTo(orders.orderId("sftp/villa-42/kitchen.jpg"));
    }

    @Test
    void gives_same_id_in_every_process_and_version() {
        assertThat(orders.orderId("ftp/villa-42/kitchen.jpg")).isEqualTo("992dfd00-9279-392e-b94b-ed71ba96cfab");
    }

    @Test
    void gives_two_accounts_different_orders() {
        assertThat(orders.orderId("ftp/villa-42/kitchen.jpg"))
                .isNotEqualTo(new FolderOrders("example.com").orderId("ftp/villa-42/kitchen.jpg"));
    }

    @Test
    void accepts_separators_of_windows() {
        assertThat(orders.orderId("ftp\\villa-42\\kitchen.jpg")).isEqualTo(orders.orderId("ftp/villa-42/kitchen.jpg"));
        assertThat(orders.imageName("ftp\\villa-42\\kitchen.jpg")).isEqualTo("villa-42-kitchen.jpg");
    }

    @Test
    void gives_no_order_outside_folders() {
        assertThat(orders.orderId("ftp/kitchen.jpg")).isNull();
        assertThat(orders.imageName("ftp/kitchen.jpg")).isEqualTo("kitchen.jpg");
    }

    @Test
    void requires_namespace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FolderOrders(" "))
                .withMessageContaining("orders.namespace");
    }
}
