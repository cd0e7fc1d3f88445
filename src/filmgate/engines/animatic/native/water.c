/* Water: waves bend the view ray up to the sky; body colour, sun glitter and foam complete it. */
#include "ground.h"

typedef struct { float nx[MAX_WIDTH], nz[MAX_WIDTH]; } Slope;
typedef struct { float x[MAX_WIDTH], y[MAX_WIDTH], z[MAX_WIDTH], fresnel[MAX_WIDTH]; } Ray;
typedef struct {
  float cloud[MAX_WIDTH], lit[MAX_WIDTH], glow[MAX_WIDTH], glint[MAX_WIDTH], foam[MAX_WIDTH], body[MAX_WIDTH];
} Sheet;

PASS slopes(const Ground *ground, float t, const Row *restrict row, Slope *restrict s) {
  const Ground g = *ground;
  const int from = row->from, to = row->to;
  const float scale = g.wave[0].size / g.span, small = .16f * minf(g.swell * 2.f + .12f, 1.f);
  EACH (int x = from; x < to; x++) {
    float X = row->x[x], Z = row->z[x], calm = 1.f / (1.f + row->dist[x] * .012f);
    float u = (X * scale + t * 3.f) * 4.3f - t * 9.f, v = Z * scale * 4.3f + t * 5.f;
    s->nx[x] = calm * (tile(g.wave[1], u, v) * small - swell(&g, 1, X, Z, t) * g.swell);
    s->nz[x] = calm * (tile(g.wave[2], u, v) * small - swell(&g, 2, X, Z, t) * g.swell);
  }
}

/* Waves that something made which fell or swam there: a train of crests that runs outwards and dies away. */
PASS ring(const float *restrict wave, const Row *restrict row, Slope *restrict s) {
  const int from = row->from, to = row->to;
  const float x0 = wave[0], z0 = wave[1], age = wave[2], front = .5f + 1.7f * age;
  const float strength = wave[3] / (1.f + .9f * age), wide = 1.f / (.6f + .5f * age);
  EACH (int x = from; x < to; x++) {
    float dx = row->x[x] - x0, dz = row->z[x] - z0, r = sqrtf(dx * dx + dz * dz) + .05f, q = (r - front) * wide;
    float k = strength * fast_exp(-minf(q * q, 60.f)) * fast_sin((r - front) * 5.2f) / r;
    s->nx[x] += dx * k;
    s->nz[x] += dz * k;
  }
}

PASS reflect(const Camera *camera, int from, int to, int y, const Slope *restrict s, Ray *restrict ray) {
  const Camera cam = *camera;
  const float ifocal = 1.f / cam.focal, dy = (cam.cy - y) * ifocal;
  EACH (int x = from; x < to; x++) {
    float u = (x - cam.cx) * ifocal, dx = cam.fx + cam.rx * u, dz = cam.fz + cam.rz * u;
    float il = 1.f / sqrtf(dx * dx + dz * dz + dy * dy), vx = dx * il, vy = dy * il, vz = dz * il;
    float ny = 1.f / sqrtf(s->nx[x] * s->nx[x] + s->nz[x] * s->nz[x] + 1.f), nx = s->nx[x] * ny, nz = s->nz[x] * ny;
    float vn = minf(vx * nx + vy * ny + vz * nz, 0.f), f = 1.f + vn, f2 = f * f;
    ray->fresnel[x] = .03f + .97f * f2 * f2 * f;
    ray->x[x] = vx - 2.f * vn * nx;
    ray->y[x] = fabsf(vy - 2.f * vn * ny);
    ray->z[x] = vz - 2.f * vn * nz;
  }
}

/* The part of sky_color that a wave can show: gradient, glow, soft clouds; and the sun's glitter. */
PASS mirror_sky(const Air *around, Tile clouds, int from, int to, const Ray *restrict ray, Sheet *restrict s) {
  const Air air = *around;
  EACH (int x = from; x < to; x++) {
    float d = ray->x[x] * air.sun_dir[0] + ray->y[x] * air.sun_dir[1] + ray->z[x] * air.sun_dir[2];
    d = maxf(d, 0.f);
    float d2 = d * d, d4 = d2 * d2, d8 = d4 * d4, d32 = d8 * d8 * d8 * d8, d128 = d32 * d32 * d32 * d32;
    s->glow[x] = air.glow * (.18f * d4 + .35f * d32 + .9f * d128 * d128);
    s->glint[x] = d128 * 1.6f;
    float q = air.cloud_scale / (ray->y[x] + .10f) * 40.f;
    float u = ray->x[x] * q + air.wind_x * air.time * 40.f, v = ray->z[x] * q + air.wind_z * air.time * 40.f;
    float here = tile(clouds, u, v), there = tile(clouds, u + air.sun_dir[0] * 4.f, v + air.sun_dir[2] * 4.f);
    float a = unit((here - 1.f + air.cloud_cover) * 4.5f);
    a = smooth(a) * minf(ray->y[x] * 9.f, 1.f);
    s->lit[x] = unit((here - there) * 5.f + .45f) + .9f * d8 * (1.f - a * .6f);
    s->cloud[x] = air.cloud_cover > 0.f ? a : 0.f;
  }
}

PASS foam(const Ground *ground, float t, const Row *restrict row, Sheet *restrict s) {
  const Ground g = *ground;
  const int from = row->from, to = row->to;
  const float icell = 1.f / g.cell, high = 1.f / (g.swell + .05f), surf = 1.f / (.25f + 1.8f * g.swell);
  EACH (int x = from; x < to; x++) {
    float X = row->x[x], Z = row->z[x], crest = (row->y[x] - g.level) * high;
    float fine = tile(g.detail, X * 37.f - t * 8.f, Z * 37.f), mid = tile(g.detail, X * 14.f + t * 6.f, Z * 14.f);
    float patch = tile(g.detail, X * 3.1f + t * 2.f, Z * 6.5f);
    float cap = maxf((crest - 1.25f) * 1.3f + (mid - .5f) * 1.6f + (patch - .62f) * 1.8f, 0.f) * g.foam;
    float shallow = maxf(1.f - (row->y[x] - tile(g.height, X * icell, Z * icell)) * surf, 0.f);
    float edge = shallow > 0.f ? maxf(shallow * 1.5f + (mid - .55f) * 1.5f, 0.f) : 0.f;
    s->foam[x] = minf(cap + edge, 1.f) * (.35f + .9f * fine);
    s->body[x] = maxf(crest * .5f + .25f, 0.f) * .9f;
  }
}

PASS compose(const Air *around, const Ground *g, int c, int from, int to, const Ray *restrict ray,
             const Sheet *restrict s, float *restrict light) {
  const Air air = *around;
  const float deep = g->deep[c], through = c == 1 ? 1.3f : 1.f, day = .35f * maxf(air.sun_dir[1], .1f);
  const float white = (air.fog[c] * .8f + air.sun[c] * day + air.flash * .5f) * 1.4f;
  EACH (int x = from; x < to; x++) {
    float sky = mixf(air.horizon[c], air.zenith[c], 1.f - fast_exp(-ray->y[x] * 4.2f)) + s->glow[x] * air.sun[c];
    sky = mixf(sky, mixf(air.cloud_dark[c], air.cloud_lit[c], s->lit[x]) + air.flash, s->cloud[x]);
    float body = deep * (.5f + s->body[x] * through);
    float v = mixf(body, sky, ray->fresnel[x]) + s->glint[x] * air.sun[c];
    light[x] = mixf(v, white, s->foam[x]);
  }
}

void shade_water(const Camera *cam, const Air *air, const Ground *g, Tile clouds, const Row *row, const float *fog,
                 float *out, int y) {
  int from = row->from, to = row->to;
  ptrdiff_t plane = (ptrdiff_t)cam->width * cam->height;
  Slope slope;
  Ray ray;
  Sheet sheet;
  float light[MAX_WIDTH];
  slopes(g, air->time, row, &slope);
  for (int k = 0; k < g->ring_count; k++) ring(g->rings + 4 * k, row, &slope);
  reflect(cam, from, to, y, &slope, &ray);
  mirror_sky(air, clouds, from, to, &ray, &sheet);
  foam(g, air->time, row, &sheet);
  for (int c = 0; c < 3; c++) {
    compose(air, g, c, from, to, &ray, &sheet, light);
    write_row(row, light, fog, air->fog[c], air->fog_sun[c], out + c * plane);
  }
}
