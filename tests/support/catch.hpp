// SPDX-License-Identifier: Apache-2.0
#pragma once
// Catch2 is version 2 on Debian 12 and version 3 elsewhere.
#if __has_include(<catch2/catch.hpp>)
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
#endif
