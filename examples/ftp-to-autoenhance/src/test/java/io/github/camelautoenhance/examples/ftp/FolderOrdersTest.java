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
    void the_photos_of_a_folder_have_one_order_and_other_folders_have_others() {
        assertThat(orders.orderId("ftp/villa-42/kitchen.jpg"))
                .isEqualTo(orders.orderId("ftp/villa-42/bath.jpg"))
                .isNotEqualTo(orders.orderId("ftp/villa-43/kitchen.jpg"))
                .isNotEqualTo(orders.orderId("ftp/villa-42/attic/kitchen.jpg"))
                .isNotEqualTo(orders.orderId("sftp/villa-42/kitchen.jpg"));
    }

    @Test
    void an_order_has_the_same_id_in_every_process_and_version() {
        assertThat(orders.orderId("ftp/villa-42/kitchen.jpg")).isEqualTo("992dfd00-9279-392e-b94b-ed71ba96cfab");
    }

    @Test
    void two_accounts_do_not_share_an_order() {
        assertThat(orders.orderId("ftp/villa-42/kitchen.jpg"))
                .isNotEqualTo(new FolderOrders("example.com").orderId("ftp/villa-42/kitchen.jpg"));
    }

    @Test
    void a_folder_is_the_same_with_the_separators_of_Windows() {
        assertThat(orders.orderId("ftp\\villa-42\\kitchen.jpg")).isEqualTo(orders.orderId("ftp/villa-42/kitchen.jpg"));
        assertThat(orders.imageName("ftp\\villa-42\\kitchen.jpg")).isEqualTo("villa-42-kitchen.jpg");
    }

    @Test
    void a_photo_outside_all_folders_has_no_order() {
        assertThat(orders.orderId("ftp/kitchen.jpg")).isNull();
        assertThat(orders.imageName("ftp/kitchen.jpg")).isEqualTo("kitchen.jpg");
    }

    @Test
    void a_namespace_is_needed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FolderOrders(" "))
                .withMessageContaining("orders.namespace");
    }
}
