package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {
    private static final int LARGE = BodyRoom.FREE + 100;

    private final BodyRoom room = new BodyRoom(150);

    @Test
    void largeBodiesShareTheRoom() {
        BodyRoom.Place first = room.place();
        BodyRoom.Place second = room.place();

        assertThat(first.isEnoughFor(BodyRoom.FREE + 50)).isTrue();
        assertThat(first.isEnoughFor(LARGE)).isTrue();
        assertThat(second.isEnoughFor(BodyRoom.FREE + 50)).isTrue();
        assertThat(second.isEnoughFor(LARGE)).isFalse();

        first.giveBack();
        assertThat(second.isEnoughFor(LARGE)).isTrue();
    }

    @Test
    void whatWasRefusedTakesNothing() {
        BodyRoom.Place refused = room.place();
        assertThat(refused.isEnoughFor(BodyRoom.FREE + 151)).isFalse();
        refused.giveBack();
        refused.giveBack();

        assertThat(room.place().isEnoughFor(BodyRoom.FREE + 150)).isTrue();
        assertThat(room.place().isEnoughFor(BodyRoom.FREE + 1)).isFalse();
    }

    @Test
    void smallBodiesAlwaysFindRoom() {
        assertThat(room.place().isEnoughFor(BodyRoom.FREE + 150)).isTrue();

        assertThat(room.place().isEnoughFor(BodyRoom.FREE)).isTrue();
    }
}
