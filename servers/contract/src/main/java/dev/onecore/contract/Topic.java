package dev.onecore.contract;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of one topic. Nothing is lost on the way to them and nothing piles up: while one of them does not keep up, no
 * message is passed on to any, and so none is taken from those that send.
 */
final class Topic {
    private final String name;
    /** Replaced as a whole, since a member may go while a message is passed on. */
    private List<TopicSession> members = List.of();

    private int clogged;

    Topic(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    int size() {
        return members.size();
    }

    void add(TopicSession member) {
        List<TopicSession> more = new ArrayList<>(members);
        more.add(member);
        members = more;
    }

    void remove(TopicSession member) {
        List<TopicSession> fewer = new ArrayList<>(members);
        fewer.remove(member);
        members = fewer;
    }

    /** Passes a message on to all members. */
    void deliver(ByteBuffer message) {
        List<TopicSession> all = members;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).receive(message);
        }
    }

    /** Whether a member does not keep up. */
    boolean clogged() {
        return clogged > 0;
    }

    /** One more member does not keep up. */
    void clogs() {
        clogged++;
    }

    /** One of those keeps up again, or is gone. */
    void unclogs() {
        if (--clogged == 0) {
            members.forEach(TopicSession::mayGoOn);
        }
    }
}
