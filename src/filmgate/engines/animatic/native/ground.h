/* Ground and water share one description and one way to find a row's points in the world. */
#ifndef FILMGATE_GROUND_H
#define FILMGATE_GROUND_H

#include "kernel.h"

typedef struct {
  Tile height;               /* metres */
  LightMap lit;              /* baked outgoing light */
  Tile sunlit;               /* share of `lit` that comes straight from the sun, 0..1 */
  Tile detail;               /* noise 0..1 */
  float cell;                /* metres per texel of the maps above */
  float near, far, ratio;    /* march: first distance, last, growth per step */
  float grain, grain_scale;  /* strength of detail, texels of detail per metre */
  float relief;              /* strength of small bumps lit by the sun */
  float sparkle;             /* snow glitter */
  float strata;              /* horizontal rock bands */
  float water;               /* 1: there is water */
  float level, swell, span;  /* water level and wave height, metres; metres per wave tile */
  float deep[3];             /* water body colour */
  float foam;                /* whitecaps */
  Tile wave[3];              /* height (sd 1), slope x, slope z */
  const float *rings;        /* [count][4] x, z, seconds since it began, strength: waves that run outwards */
  int32_t ring_count;
} Ground;

/* Two copies of the wave tile, turned and scaled apart, hide that it repeats. */
static inline float swell(const Ground *g, int k, float x, float z, float t) {
  float s = g->wave[0].size / g->span, a = .8f, b = .6f;
  float p = tile(g->wave[k], x * s + t * 3.f, z * s);
  float q = tile(g->wave[k], (x * a - z * b) * s * .43f - t * 1.1f, (x * b + z * a) * s * .43f + 71.f);
  return .72f * p + .62f * q;
}

/* Pixels from..to of a row of the picture, in short passes over row buffers: each is simple enough to become vector code. */
typedef struct {
  int from, to;
  float x[MAX_WIDTH], z[MAX_WIDTH], y[MAX_WIDTH], dist[MAX_WIDTH], sun[MAX_WIDTH];
  float here[MAX_WIDTH];  /* 1 where the row shows the material in question */
} Row;

PASS locate(const Camera *camera, const Air *air, const float *restrict z, const uint8_t *restrict m,
            uint8_t material, Row *restrict row, int y) {
  const Camera cam = *camera;
  const int from = row->from, to = row->to;
  const float ifocal = 1.f / cam.focal, s = (cam.cy - y) * ifocal;
  EACH (int x = from; x < to; x++) row->here[x] = m[x] == material ? 1.f : 0.f;
  EACH (int x = from; x < to; x++) {
    float t = minf(z[x], 1e4f), u = (x - cam.cx) * ifocal, dx = cam.fx + cam.rx * u, dz = cam.fz + cam.rz * u;
    float l = sqrtf(dx * dx + dz * dz + s * s), il = 1.f / l;
    float d = maxf((dx * air->sun_dir[0] + s * air->sun_dir[1] + dz * air->sun_dir[2]) * il, 0.f);
    row->x[x] = cam.ex + dx * t;
    row->z[x] = cam.ez + dz * t;
    row->y[x] = cam.ey + s * t;
    row->dist[x] = t * l;
    row->sun[x] = d * d * d * d;
  }
}

PASS mist(const Air *air, float eye, const Row *restrict row, float *restrict fog) {
  const int from = row->from, to = row->to;
  const float b = air->fog_falloff, base = air->fog_density * fast_exp(-b * maxf(eye - air->fog_base, -2.f));
  EACH (int x = from; x < to; x++) fog[x] = 1.f - fast_exp(-base * row->dist[x] * fog_share((row->y[x] - eye) * b));
}

/* Fog over `light`, written where the row's material is. */
PASS write_row(const Row *restrict row, const float *restrict light, const float *restrict fog, float mist,
               float mist_sun, float *restrict out) {
  const int from = row->from, to = row->to;
  EACH (int x = from; x < to; x++) {
    float v = mixf(light[x], mist + mist_sun * row->sun[x], fog[x]);
    out[x] = mixf(out[x], v, row->here[x]);
  }
}

void shade_water(const Camera *cam, const Air *air, const Ground *g, Tile clouds, const Row *row, const float *fog,
                 float *out, int y);

#endif
