package org.netpeering.benchmarks;

/** What calls are signed with. */
record AccessKey(String id, String secret) {}
