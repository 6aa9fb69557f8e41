# `make` alone says what there is. Every verb works by itself on a Debian 12 that has Swift, Python 3 and apt.
.PHONY: help setup build install test unit faults fuzz demo bench lint format
.DEFAULT_GOAL := help

# Everything a person wrote; the messages that protoc wrote keep its formatting.
SWIFT_SOURCES = $(shell find Package.swift Sources Tests -name '*.swift' -not -path '*/Generated/*')

help: ## print this
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 10

setup: ## install the C libraries that milvault links with (apt)
	@Scripts/bootstrap

build: setup ## build .build/debug/milvault
	swift build --product milvault

install: setup ## build the release binary and put it below PREFIX (/usr/local), Swift runtime included
	@Scripts/install

test: setup ## every test, with real S3, etcd and Milvus servers started and stopped
	Scripts/test

unit: setup ## the tests that need no server
	swift test --no-parallel --skip ConformanceTests

faults: setup ## the fault tests with every seed, as long as it takes
	@Scripts/faults

fuzz: setup ## feed the readers of files with made-up bytes, a million times each
	@Scripts/fuzz

demo: setup ## back up a real Milvus, drop the collection, restore it, compare every row
	Scripts/demo

bench: setup ## compare with s5cmd and rclone; Benchmarks/README.md tells how
	@Benchmarks/run

lint: ## formatting, and the limits of the house
	@swift format lint --strict --parallel $(SWIFT_SOURCES)
	@Scripts/tidy

format: ## format the Swift sources in place
	@swift format --in-place --parallel $(SWIFT_SOURCES)
